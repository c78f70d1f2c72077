package io.montty.runtime.manager;

import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remember which hosts are unverified for no other reason than that a lost state said who vouched for them, so that they
 * give way when the host speaks again by its own key.
 */
final class RebuiltHosts {

    private final Path file;
    private final HostStates states;
    private final Conditions conditions;

    RebuiltHosts(Path file, HostStates states, Conditions conditions) {
        this.file = file;
        this.states = states;
        this.conditions = conditions;
    }

    /** Remember {@code hosts}, each with the report that it was made anew from. */
    static void note(Path file, Map<HostKey, String> hosts) throws IOException {
        if (!hosts.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            hosts.forEach((host, report) -> lines.append(host + " " + report + "\n"));
            write(file, lines.toString());
        }
    }

    private static void write(Path file, String lines) throws IOException {
        AtomicFiles.replace(file, lines.getBytes(StandardCharsets.US_ASCII), FileTime.from(Instant.EPOCH));
    }

    /** Let those give way whose host is known again, and forget those that report as they did, unverified. */
    void settle() throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return; // as it nearly always is
        }
        List<HostKey> all = states.all();
        List<String> left = new ArrayList<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            Optional<HostKey> host = HostKey.parse(line.substring(0, Math.max(0, space)));
            if (host.isPresent() && waits(host.get(), line.substring(space + 1), all)) {
                left.add(line);
            }
        }
        if (left.isEmpty()) {
            Files.deleteIfExists(file);
        } else if (left.size() < lines.size()) {
            write(file, String.join("\n", left) + "\n");
        }
    }

    private boolean waits(HostKey host, String report, List<HostKey> all) throws IOException {
        HostState state = states.readable(host).orElse(null);
        if (state == null || !state.contact().lastReport().equals(report)) {
            return false;
        }
        boolean back = all.stream()
                .anyMatch(other ->
                        other.name().equals(host.name()) && !other.voucher().equals(HostKey.UNVERIFIED));
        if (back) {
            for (CheckState check : state.checks()) {
                if (check.kind() == CheckState.Kind.SERVER) {
                    conditions.clear(host, check.report());
                }
            }
            states.remove(host);
        }
        return !back;
    }
}
