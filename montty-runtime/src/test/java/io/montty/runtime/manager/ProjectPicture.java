package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Hold all that a manager left behind, but for when and in which order, so that two ways to get there can be compared.
 *
 * @param filed the digests of filed reports, by their names after their folder
 * @param seen what is remembered of filed reports, by their ids
 * @param rejected the name and the fault of each reject, and what it is
 * @param waiting what is left in the inbox and on its way
 * @param hosts what is known of each host
 */
record ProjectPicture(
        Map<String, String> filed,
        Map<String, String> seen,
        List<String> rejected,
        List<String> waiting,
        Map<HostKey, HostState> hosts) {

    static ProjectPicture of(TestProject project) throws IOException {
        Map<String, String> filed = new TreeMap<>();
        for (Status status : List.of(Status.OKAY, Status.WARN, Status.ALERT)) {
            Path folder = project.layout.filed(status);
            for (String name : TestProject.names(folder)) {
                filed.put(folder.getFileName() + "/" + name, Digest.of(Files.readAllBytes(folder.resolve(name))));
            }
        }
        Map<String, String> seen = new TreeMap<>();
        for (String name : filed.keySet()) {
            String id = name.replaceFirst("^[a-z_]+/", "").substring(0, 32);
            Path note = project.layout.seen().resolve(id);
            seen.put(id, Files.exists(note) ? Files.readString(note) : "nothing");
        }
        Map<HostKey, HostState> hosts = new TreeMap<>();
        HostStates states = new HostStates(project.layout.hosts());
        for (HostKey host : states.all()) {
            hosts.put(host, states.find(host).orElseThrow());
        }
        return new ProjectPicture(filed, seen, rejected(project), waiting(project), hosts);
    }

    private static List<String> rejected(TestProject project) throws IOException {
        List<String> rejected = new ArrayList<>();
        for (String name : project.rejects()) {
            if (!name.endsWith(".reason.txt") && !name.startsWith(".")) {
                Path file = project.layout.reject().resolve(name);
                String what = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        ? Digest.of(Files.readAllBytes(file))
                        : "no file";
                rejected.add(told(project, name, "name:") + ": " + told(project, name, "wrong:") + ": " + what);
            }
        }
        rejected.sort(null);
        return rejected;
    }

    /** Return what the reason beside {@code reject} says under {@code key}. */
    static String told(TestProject project, String reject, String key) throws IOException {
        return project.reason(reject)
                .lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> waiting(TestProject project) throws IOException {
        List<String> waiting = new ArrayList<>();
        for (Path folder : List.of(project.layout.input(), project.layout.filing())) {
            if (Files.exists(folder)) {
                try (Stream<Path> found = Files.walk(folder)) {
                    found.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                            .map(file ->
                                    project.layout.reports().relativize(file).toString())
                            .sorted()
                            .forEach(waiting::add);
                }
            }
        }
        return waiting;
    }
}
