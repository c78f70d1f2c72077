package io.montty.runtime.manager;

import io.montty.runtime.manager.FiledReports.FiledReport;
import io.montty.runtime.manager.SeenReports.Seen;
import io.montty.runtime.store.AtomicFiles;
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
    Optional<Seen> known(String id) throws IOException {
        Optional<Seen> known = noted(id);
        if (known.isPresent()) {
            return known;
        }
        for (FiledReport report : filed.find(id)) {
            try {
                return Optional.of(new Seen(Digest.of(reader.read(report.path())), ""));
            } catch (NoSuchFileException e) {
                filed.remove(report);
            }
        }
        return Optional.empty();
    }

    /** Return the host whose folder the report {@code id} came by; empty if it came by the open inbox. */
    Optional<String> hostFolder(String id) {
        return noted(id).map(Seen::host).filter(host -> !host.isEmpty());
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
    void file(Path source, FiledReport report, Seen as) throws IOException {
        AtomicFiles.move(source, report.path());
        filed.add(report);
        log.filed(report.name().status());
        remember(report.name().id(), as);
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
                remember(id, new Seen(Digest.of(reader.read(report.path())), ""));
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            log.problem("report " + id + " is removed but cannot be remembered: " + IoTrouble.reason(e));
        }
        return Files.deleteIfExists(report.path());
    }

    /** Return the note on {@code id}; where notes cannot be read, that a report is shown matters more than that twice. */
    private Optional<Seen> noted(String id) {
        try {
            return seen.find(id);
        } catch (IOException e) {
            log.problem("REPORTS/_state/seen cannot be read, so a report that comes again may be filed again: "
                    + IoTrouble.reason(e));
            return Optional.empty();
        }
    }

    private void remember(String id, Seen as) {
        try {
            seen.remember(id, as);
        } catch (IOException e) {
            log.problem("REPORTS/_state/seen cannot be written, so a report that comes again may be filed again: "
                    + IoTrouble.reason(e));
        }
    }
}
