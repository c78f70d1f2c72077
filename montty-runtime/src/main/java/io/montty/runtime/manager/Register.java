package io.montty.runtime.manager;

import io.montty.runtime.manager.FiledReports.FiledReport;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.Digest;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Put reports on file and take them off, so that what was once taken is known ever after. */
final class Register {

    private final FiledReports filed;
    private final SeenReports seen;
    private final BoundedFile reader;
    private final PassLog log;

    Register(FiledReports filed, SeenReports seen, BoundedFile reader, PassLog log) {
        this.filed = filed;
        this.seen = seen;
        this.reader = reader;
        this.log = log;
    }

    /** Return what is known of the report {@code id}, whether it is still filed or not. */
    Optional<SeenEntry> known(String id) throws IOException {
        Optional<SeenEntry> known = noted(id);
        if (known.isPresent()) {
            return known;
        }
        for (FiledReport report : filed.find(id)) {
            try {
                return Optional.of(new SeenEntry(Digest.of(reader.read(report.path())), "", ""));
            } catch (NoSuchFileException e) {
                filed.remove(report);
            }
        }
        return Optional.empty();
    }

    /** Return the host that the report {@code id} is known to be of; empty if nobody vouches for it. */
    Optional<String> host(String id) {
        return noted(id).map(SeenEntry::host).filter(host -> !host.isEmpty());
    }

    List<FiledReport> find(String id) {
        return filed.find(id);
    }

    List<FiledReport> expiredAt(long epochSecond) {
        return filed.expiredAt(epochSecond);
    }

    /**
     * Move {@code source} to where {@code report} is to lie. A kill leaves it in one place or the other.
     *
     * @throws IOException if it was not moved
     */
    void file(Path source, FiledReport report, SeenEntry as) throws IOException {
        String id = report.name().id();
        boolean prepared = prepare(id, as);
        AtomicFiles.move(source, report.path());
        filed.add(report);
        log.filed(report.name().status());
        if (prepared) {
            commit(id);
        }
    }

    /**
     * Delete {@code report}, which stays known, so that a copy that is still under way does not bring it back.
     *
     * @return false if it was gone already
     */
    boolean remove(FiledReport report) throws IOException {
        filed.remove(report);
        String id = report.name().id();
        try {
            if (noted(id).isEmpty()) {
                remember(id, new SeenEntry(Digest.of(reader.read(report.path())), "", ""));
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            log.problem("report " + id + " is removed but cannot be remembered: " + IoTrouble.reason(e));
        }
        return Files.deleteIfExists(report.path());
    }

    /** Return the note on {@code id}; where notes cannot be read, that a report is shown matters more than that twice. */
    private Optional<SeenEntry> noted(String id) {
        try {
            return seen.find(id);
        } catch (IOException e) {
            log.problem("REPORTS/_state/seen cannot be read, so a report that comes again may be filed again: "
                    + IoTrouble.reason(e));
            return Optional.empty();
        }
    }

    /** Finish what a kill cut short in the last pass. */
    void recover() {
        try {
            seen.recover(this::isFiled);
        } catch (IOException e) {
            log.problem("REPORTS/_state/filing cannot be taken up, so it may not be known whose a report is: "
                    + IoTrouble.reason(e));
        }
    }

    /** Forget what came long ago and is not filed any more. */
    void prune() {
        try {
            seen.prune(this::isFiled);
        } catch (IOException e) {
            log.problem("REPORTS/_state/seen cannot be tidied: " + IoTrouble.reason(e));
        }
    }

    private boolean isFiled(String id) {
        return !filed.find(id).isEmpty();
    }

    private boolean prepare(String id, SeenEntry as) {
        try {
            seen.prepare(id, as);
            return true;
        } catch (IOException e) {
            unwritable(e);
            return false;
        }
    }

    private void commit(String id) {
        try {
            seen.commit(id);
        } catch (IOException e) {
            unwritable(e);
        }
    }

    private void remember(String id, SeenEntry as) {
        try {
            seen.remember(id, as);
        } catch (IOException e) {
            unwritable(e);
        }
    }

    private void unwritable(IOException e) {
        log.problem("REPORTS/_state/seen cannot be written, so a report that comes again may be filed again: "
                + IoTrouble.reason(e));
    }
}
