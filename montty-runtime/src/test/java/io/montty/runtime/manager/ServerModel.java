package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.store.Digest;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Know what a manager must have done with everything that was brought to it, in the simplest way there is. */
final class ServerModel {

    private final TestProject project;
    private final Map<String, Sent> accepted = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> unremembered = new HashSet<>();
    private final List<String> bad = new ArrayList<>();
    private int number;

    /** Hold a report that has to be accepted, and where it was put when. */
    record Sent(String folder, ReportFile report, Instant at) {}

    ServerModel(TestProject project) {
        this.project = project;
    }

    int nextNumber() {
        return ++number;
    }

    /** Bring a report that was never there before. */
    void send(String folder, ReportFile report) throws IOException {
        deliver(folder, report);
        accepted.put(report.id(), new Sent(folder, report, project.clock.instant()));
    }

    /** Bring a report that was taken before, unless something of that name still waits. */
    void sendAgain(Sent sent) throws IOException {
        if (!waiting.contains(sent.report.id())) {
            deliver(sent.folder, sent.report);
        }
    }

    /** Bring another body under the id of a report that was taken before. */
    void replay(Sent sent) throws IOException {
        if (!waiting.contains(sent.report.id())) {
            ReportFile other = sent.report.body("another " + nextNumber());
            deliver(sent.folder, other);
            bad.add(Digest.of(other.bytes()));
        }
    }

    private void deliver(String folder, ReportFile report) throws IOException {
        waiting.add(report.id());
        if (folder.isEmpty()) {
            project.put(report);
        } else {
            project.handIn(folder, report);
        }
    }

    /** Bring what no manager can take. */
    void sendBad(String folder, String name, byte[] bytes) throws IOException {
        bad.add(Digest.of(bytes));
        project.handIn(folder, name, bytes);
    }

    /** Learn that the manager has said that it could not remember what it removed: nobody may bring that again. */
    void unremembered() {
        accepted.values().stream().filter(this::mayBeGone).forEach(sent -> unremembered.add(sent.report.id()));
    }

    void delete(List<String> ids) throws IOException {
        String id = String.format("%032x", nextNumber());
        new DeleteRequest(id, ids, "ann", project.clock.instant()).writeInto(project.layout.input());
        project.aged(project.layout.input().resolve(id + DeleteRequest.SUFFIX), Duration.ZERO);
        ids.stream().filter(accepted::containsKey).forEach(deleted::add);
    }

    /** Return a report of the last hour that was taken. */
    Optional<Sent> anyTaken(int choice) {
        List<Sent> taken = accepted.values().stream()
                .filter(sent -> !waiting.contains(sent.report.id())
                        && !unremembered.contains(sent.report.id())
                        && sent.at.isAfter(project.clock.instant().minus(Duration.ofHours(1))))
                .toList();
        return taken.isEmpty() ? Optional.empty() : Optional.of(taken.get(choice % taken.size()));
    }

    /** Compare what is there after a pass that went well with what must be there. */
    void compare(String where) throws IOException {
        Map<String, List<Path>> filed = filed();
        int inForce = 0;
        for (Sent sent : accepted.values()) {
            List<Path> found = filed.getOrDefault(sent.report.id(), List.of());
            assertThat(found).as(where + ": " + sent).hasSizeLessThanOrEqualTo(1);
            if (found.isEmpty()) {
                assertThat(mayBeGone(sent)).as(where + ": may be gone: " + sent).isTrue();
                gone.add(sent.report.id());
            } else {
                assertThatItIsInForce(sent, found.get(0), where);
                inForce++;
            }
        }
        assertThat(accepted)
                .as(where + ": accepted = filed + expired + deleted")
                .hasSize(inForce + gone.size());
        assertThat(filed.keySet()).as(where).isSubsetOf(accepted.keySet());
        assertThat(left()).as(where + ": the inbox").isEmpty();
        assertThat(rejected()).as(where + ": the quarantine").containsExactlyInAnyOrderElementsOf(bad);
        waiting.clear();
        forgetOld();
    }

    private void assertThatItIsInForce(Sent sent, Path file, String where) throws IOException {
        String id = sent.report.id();
        ReportName name = ReportName.parse(String.valueOf(file.getFileName())).orElseThrow();
        assertThat(deleted).as(where + ": deleted").doesNotContain(id);
        assertThat(gone).as(where + ": gone for good").doesNotContain(id);
        assertThat(file.getParent()).as(where).isEqualTo(project.layout.filed(sent.report.header()));
        assertThat(file).as(where).hasBinaryContent(sent.report.bytes());
        if (name.status() != Status.ALERT) {
            assertThat(name.expiry())
                    .as(where + ": in time")
                    .isGreaterThanOrEqualTo(project.clock.instant().getEpochSecond());
        }
    }

    private boolean mayBeGone(Sent sent) {
        boolean expired = sent.report.header() != Status.ALERT
                && sent.at.plus(sent.report.ttl()).isBefore(project.clock.instant());
        return expired || deleted.contains(sent.report.id());
    }

    private Map<String, List<Path>> filed() throws IOException {
        Map<String, List<Path>> filed = new LinkedHashMap<>();
        for (Path folder : project.layout.filedFolders()) {
            for (String name : TestProject.names(folder)) {
                Path file = folder.resolve(name);
                String id = name.substring(0, 32);
                // What the server itself has to say of a host is none that a host sent.
                if (accepted.containsKey(id) || !Files.readString(file).contains("\"montty.")) {
                    filed.computeIfAbsent(id, any -> new ArrayList<>()).add(file);
                }
            }
        }
        return filed;
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> found = Files.walk(project.layout.input())) {
            return found.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    private List<String> rejected() throws IOException {
        List<String> rejected = new ArrayList<>();
        for (String name : project.rejects()) {
            if (!name.endsWith(".reason.txt") && !name.startsWith(".")) {
                assertThat(project.reason(name)).contains("wrong: ");
                rejected.add(
                        Digest.of(Files.readAllBytes(project.layout.reject().resolve(name))));
            }
        }
        return rejected;
    }

    /** Let a person look through the quarantine, and forget the reports that nobody can ask about any more. */
    private void forgetOld() throws IOException {
        if (bad.size() > 200) {
            for (String name : project.rejects()) {
                Files.delete(project.layout.reject().resolve(name));
            }
            bad.clear();
        }
        Instant old = project.clock.instant().minus(Duration.ofHours(2));
        List<String> forgotten = gone.stream()
                .filter(id -> accepted.containsKey(id) && accepted.get(id).at.isBefore(old))
                .toList();
        forgotten.forEach(accepted::remove);
        forgotten.forEach(gone::remove);
        forgotten.forEach(deleted::remove);
    }
}
