package io.montty.runtime.manager;

import io.montty.runtime.manager.FiledReports.FiledReport;
import io.montty.runtime.manager.Recovery.FiledObservation;
import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.ReportHosts;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Read again what the filed reports tell, and of which host each is. */
final class Evidence {

    private final FiledReports filed;
    private final Function<String, Optional<SeenEntry>> notes;
    private final BoundedFile reader;
    private final PassLog log;
    private final ReportInspector inspector = new ReportInspector();

    /** @param notes what is noted of a report, by its id */
    Evidence(FiledReports filed, Function<String, Optional<SeenEntry>> notes, BoundedFile reader, PassLog log) {
        this.filed = filed;
        this.notes = notes;
        this.reader = reader;
        this.log = log;
    }

    /** Return the host that {@code report} is of, as the server knows it; empty if that cannot be told. */
    Optional<HostKey> owner(FiledReport report) throws IOException {
        Optional<SeenEntry> as = notes.apply(report.name().id());
        if (as.isEmpty() || !as.get().host().isEmpty()) {
            return as.map(known -> HostKey.known(known.host()));
        }
        return inspector.inspect(report.name(), reader.read(report.path())) instanceof Verdict.Accepted whole
                ? Optional.of(ReportHosts.key(as, whole.report().host()))
                : Optional.empty();
    }

    /** Return what {@code report} tells, of the host that {@code as} says; empty if it cannot be read. */
    Optional<Observation> observation(FiledReport report, SeenEntry as) {
        String id = report.name().id();
        try {
            byte[] bytes = reader.read(report.path());
            Instant received = Files.getLastModifiedTime(report.path()).toInstant();
            return inspector.inspect(report.name(), bytes) instanceof Verdict.Accepted whole
                    ? Optional.of(new Observation(
                            ReportHosts.key(Optional.of(as), whole.report().host()),
                            id,
                            received,
                            whole.report().told()))
                    : Optional.empty();
        } catch (IOException e) {
            log.problem("report " + id + " is filed but cannot be read: " + IoTrouble.reason(e));
            return Optional.empty();
        }
    }

    /** Return what is filed, in the order in which it was received; what cannot be read is left out. */
    List<FiledObservation> observations() {
        List<FiledObservation> all = new ArrayList<>();
        for (FiledReport report : filed.all()) {
            Optional<SeenEntry> as = notes.apply(report.name().id());
            observation(report, as.orElse(new SeenEntry("", "", "")))
                    .ifPresent(told -> all.add(new FiledObservation(told, as.isPresent())));
        }
        all.sort(Comparator.comparing(
                        (FiledObservation each) -> each.observation().received())
                .thenComparing(each -> each.observation().report()));
        return all;
    }

    /** Return what is filed of {@code host}, in the order in which it was received; what cannot be read is left out. */
    List<Observation> observations(HostKey host) {
        List<Observation> found = new ArrayList<>();
        for (FiledReport report : filed.all()) {
            Optional<SeenEntry> as = notes.apply(report.name().id());
            boolean others = as.isPresent()
                    && !as.get().host().isEmpty()
                    && !host.equals(HostKey.known(as.get().host()));
            if (!others) {
                observation(report, as.orElse(new SeenEntry("", "", "")))
                        .filter(told -> told.host().equals(host))
                        .ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(Observation::received));
        return found;
    }
}
