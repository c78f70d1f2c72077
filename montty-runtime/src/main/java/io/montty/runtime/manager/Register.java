package io.montty.runtime.manager;

import io.montty.runtime.manager.FiledReports.FiledReport;
import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.Digest;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Put reports on file and take them off, so that what was once taken is known ever after. */
final class Register {

    private final FiledReports filed;
    private final SeenReports seen;
    private final BoundedFile reader;
    private final PassLog log;
    private final Evidence evidence;

    Register(FiledReports filed, SeenReports seen, BoundedFile reader, PassLog log) {
        this.filed = filed;
        this.seen = seen;
        this.reader = reader;
        this.log = log;
        this.evidence = new Evidence(filed, this::noted, reader, log);
    }

    /** Return what the filed reports tell. */
    Evidence evidence() {
        return evidence;
    }

    /** Return what is known of the report {@code id}, whether it is still filed or not. */
    Optional<SeenEntry> known(String id) throws IOException {
        Optional<SeenEntry> known = noted(id);
        if (known.isPresent()) {
            return known;
        }
        for (FiledReport report : filed.find(id)) {
            try {
                return Optional.of(unvouched(report));
            } catch (NoSuchFileException e) {
                filed.remove(report);
            }
        }
        return Optional.empty();
    }

    /**
     * Tell whether the report {@code id}, which came at {@code arrived} and waits, only seems to be filed: a crash of
     * the system may keep the note of a filing and lose the filing itself.
     */
    boolean seemsFiled(String id, Instant arrived) throws IOException {
        return !isFiled(id) && seen.isNewerThan(arrived, id);
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
     * @param taken run when it lies there, before it counts as known; after a kill in between, {@link #recover} asks for
     *     the same again
     * @throws IOException if it was not moved
     */
    void file(Path source, FiledReport report, SeenEntry as, Runnable taken) throws IOException {
        String id = report.name().id();
        boolean prepared = prepare(id, as);
        AtomicFiles.move(source, report.path());
        filed.add(report);
        log.filed(report.name().status());
        taken.run();
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
        return removal(List.of(report)).delete(report);
    }

    /** Begin to delete {@code reports}, all of which are noted at once as past. */
    Removal removal(List<FiledReport> reports) {
        reports.forEach(filed::remove);
        Map<String, SeenEntry> entries = new HashMap<>();
        for (FiledReport report : reports) {
            String id = report.name().id();
            try {
                if (!isFiled(id)) {
                    Optional<SeenEntry> known = noted(id);
                    entries.put(id, known.isPresent() ? known.get() : unvouched(report));
                }
            } catch (NoSuchFileException e) {
                // It is gone already, and whoever took it away did not ask us.
            } catch (IOException e) {
                unremembered(id, 0, e);
            }
        }
        try {
            seen.retire(entries);
        } catch (IOException e) {
            entries.keySet().stream().findFirst().ifPresent(id -> unremembered(id, entries.size() - 1, e));
            entries.clear();
        }
        return report -> delete(report, entries.containsKey(report.name().id()));
    }

    /** Delete reports that are noted as past. */
    interface Removal {

        /**
         * Delete {@code report}.
         *
         * @return false if it was gone already
         */
        boolean delete(FiledReport report) throws IOException;
    }

    private boolean delete(FiledReport report, boolean noted) throws IOException {
        boolean deleted = Files.deleteIfExists(report.path());
        if (noted) {
            try {
                seen.forget(report.name().id());
            } catch (IOException e) {
                log.problem("REPORTS/_state/seen cannot be tidied: " + IoTrouble.reason(e));
            }
        }
        return deleted;
    }

    private SeenEntry unvouched(FiledReport report) throws IOException {
        return new SeenEntry(Digest.of(reader.read(report.path())), "", "");
    }

    private void unremembered(String id, int more, IOException e) {
        String removed = more == 0 ? " is" : " and " + more + " more are";
        log.problem("report " + id + removed + " removed but cannot be remembered: " + IoTrouble.reason(e));
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

    /** Finish what a kill cut short in the last pass; {@code hosts} is told of each report that was filed then. */
    void recover(Consumer<Observation> hosts) {
        try {
            seen.recover((id, as) -> finish(id, as, hosts));
        } catch (IOException e) {
            log.problem("REPORTS/_state/filing cannot be taken up, so it may not be known whose a report is: "
                    + IoTrouble.reason(e));
        }
    }

    private boolean finish(String id, Optional<SeenEntry> as, Consumer<Observation> hosts) {
        for (FiledReport report : filed.find(id)) {
            if (as.isPresent()) {
                evidence.observation(report, as.get()).ifPresent(hosts);
            }
        }
        return isFiled(id);
    }

    boolean isEmpty() {
        return filed.isEmpty();
    }

    /**
     * Note of each filed report that has no note whose it is, as far as {@code hosts} know by its id.
     *
     * @return of how many nobody knows
     */
    int restoreNotes(Map<String, HostKey> hosts) throws IOException {
        int unknown = 0;
        for (FiledReport report : filed.all()) {
            String id = report.name().id();
            HostKey host = hosts.get(id);
            if (noted(id).isEmpty()) {
                seen.prepare(id, vouched(unvouched(report).digest(), host));
                seen.commit(id);
                unknown += host == null ? 1 : 0;
            }
        }
        return unknown;
    }

    private static SeenEntry vouched(String digest, @Nullable HostKey host) {
        if (host == null || host.voucher().equals(HostKey.UNVERIFIED)) {
            return new SeenEntry(digest, "", "");
        }
        return host.isKnown() ? new SeenEntry(digest, host.name(), "") : new SeenEntry(digest, "", host.voucher());
    }

    /** Put in order what is known of reports that are not filed any more. */
    void tidy() {
        try {
            seen.tidy(this::isFiled);
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

    private void unwritable(IOException e) {
        log.problem("REPORTS/_state/seen cannot be written, so a report that comes again may be filed again: "
                + IoTrouble.reason(e));
    }
}
