package io.montty.runtime.relay;

import io.montty.runtime.store.Inbox;
import io.montty.runtime.store.Incoming;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.Printable;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Say what waits at a relay and why, without doing anything about it. */
public final class RelayStatus {

    private final ProjectLayout layout;

    /** Look at one project directory. */
    public RelayStatus(ProjectLayout layout) {
        this.layout = layout;
    }

    /**
     * Return lines of printable ASCII: what waits for each host, and when the relay last ran and what it said then.
     *
     * @throws IOException if the inbox cannot be looked at
     */
    public List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        Map<String, List<Incoming>> byHost = new TreeMap<>();
        new Inbox(layout.input())
                        .entries((host, trouble) -> lines.add(Printable.text(
                                "REPORTS/_input/" + host.label() + " cannot be listed: " + IoReason.of(trouble))))
                        .stream()
                        .filter(file ->
                                !file.origin().isOpen() && file.reportId().isPresent())
                        .forEach(file -> byHost.computeIfAbsent(file.origin().sender(), host -> new ArrayList<>())
                                .add(file));
        byHost.forEach((host, files) -> lines.add(host + ": " + waiting(files)));
        if (byHost.isEmpty()) {
            lines.add("no reports wait");
        }
        lines.addAll(lastRun());
        return lines;
    }

    private static String waiting(List<Incoming> files) {
        return (files.size() == 1 ? "1 report waits" : files.size() + " reports wait") + ", the oldest since "
                + files.get(0).attributes().lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    private List<String> lastRun() throws IOException {
        try {
            String text = Files.readString(layout.relayLastRun(), StandardCharsets.ISO_8859_1);
            return ("the relay last ran at " + text)
                    .lines()
                    .map(Printable::text)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of("the relay has not run yet");
        }
    }
}
