package io.montty.runtime.monitor.io;

import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.state.Downtime;
import io.montty.runtime.state.Downtimes;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Know when nobody is to be bothered; what was understood last counts where the file is damaged. */
final class KnownDowntimes {

    private final Path file;
    private final TextSanitizer sanitizer = new TextSanitizer();
    private @Nullable FileStamp stamp;
    private @Nullable Downtimes downtimes;
    private List<Downtime> inForce = List.of();
    private Instant asOf = Instant.EPOCH;
    private String trouble = "";

    KnownDowntimes(Path file) {
        this.file = file;
    }

    /** Look whether something is in force at {@code now} that was not, or the other way round. */
    boolean look(Instant now) {
        try {
            FileStamp found = FileStamp.of(file).orElse(null);
            if (found == null) {
                downtimes = null;
                trouble = "";
            } else if (!found.equals(stamp)) {
                downtimes = Downtimes.read(file);
                trouble = "";
            }
            stamp = found;
        } catch (IOException e) {
            trouble = sanitizer.line(
                    "the downtimes cannot be read: " + IoReason.of(e) + "; what to do is said by: montty fsck");
        }
        return take(now);
    }

    private boolean take(Instant now) {
        asOf = now;
        List<Downtime> active = downtimes == null
                ? List.of()
                : downtimes.all().stream()
                        .filter(downtime -> downtime.isActive(now))
                        .toList();
        boolean changed = !active.equals(inForce);
        inForce = active;
        return changed;
    }

    /** Tell whether a check was in a downtime at the last look. */
    boolean cover(HostKey host, String check, Set<String> tags) {
        return !inForce.isEmpty()
                && downtimes != null
                && downtimes.covering(host, check, tags, asOf).isPresent();
    }

    /** Return why they cannot be read; empty if they can. */
    Optional<String> trouble() {
        return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
    }
}
