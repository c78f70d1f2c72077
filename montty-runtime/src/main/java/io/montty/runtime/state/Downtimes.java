package io.montty.runtime.state;

import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.BoundedFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hold the downtimes of a server, and keep them in a file that is on the disk once it is written. */
public final class Downtimes {

    private static final Downtimes NONE = new Downtimes(List.of());

    private final List<Downtime> all;
    private @Nullable Moment last;

    /** Hold which of them are in force at one moment, so that schedules are not asked for every single check. */
    private record Moment(Instant now, List<Downtime> active) {}

    private Downtimes(List<Downtime> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Read {@code file}; one that is not there holds none.
     *
     * @throws DamagedStateException if it makes no sense
     * @throws IOException if it cannot be read
     */
    public static Downtimes read(Path file) throws IOException {
        try {
            return new Downtimes(DowntimeJson.read(BoundedFile.onDisk().read(file)));
        } catch (NoSuchFileException e) {
            return NONE;
        } catch (ReportFormatException e) {
            throw new DamagedStateException(String.valueOf(file.getFileName()), e.reason());
        }
    }

    /**
     * Write them to {@code file}, whole and on the disk.
     *
     * @throws IOException if that failed, or they are too many; the file is then as it was before
     */
    public void write(Path file) throws IOException {
        byte[] bytes = DowntimeJson.write(all);
        if (bytes.length > BoundedFile.LARGEST) {
            throw new IOException("there are too many downtimes: they would take " + bytes.length + " bytes, and "
                    + BoundedFile.LARGEST + " are allowed; say with few of them what you say with many");
        }
        AtomicFiles.write(file, bytes);
    }

    /** Return all, those that ended within the last 30 days included, in the order in which they were asked for. */
    public List<Downtime> all() {
        return all;
    }

    /** Return the one of this exact id. */
    public Optional<Downtime> find(String id) {
        return all.stream().filter(downtime -> downtime.id().equals(id)).findFirst();
    }

    /** Return the first that is in force at {@code now} for the check {@code check} of {@code host}. */
    public Optional<Downtime> covering(HostKey host, String check, Set<String> tags, Instant now) {
        return active(now).stream()
                .filter(downtime -> downtime.matches(host, check, tags))
                .findFirst();
    }

    /** Return them with {@code downtime}, in place of the one of its id if there is one, and without the forgotten. */
    public Downtimes with(Downtime downtime, Instant now) {
        boolean replaces = find(downtime.id()).isPresent();
        Stream<Downtime> others = all.stream().map(other -> other.id().equals(downtime.id()) ? downtime : other);
        return new Downtimes((replaces ? others : Stream.concat(others, Stream.of(downtime)))
                .filter(other -> !other.isForgotten(now))
                .toList());
    }

    private List<Downtime> active(Instant now) {
        Moment known = last;
        if (known == null || !known.now().equals(now)) {
            known = new Moment(
                    now, all.stream().filter(downtime -> downtime.isActive(now)).toList());
            last = known;
        }
        return known.active();
    }
}
