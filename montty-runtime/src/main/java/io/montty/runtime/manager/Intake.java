package io.montty.runtime.manager;

import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.request.Request;
import io.montty.runtime.request.RequestReader;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.InboxName;
import io.montty.runtime.store.Incoming;
import io.montty.runtime.store.Refusals;
import io.montty.runtime.store.Rejects;
import io.montty.runtime.store.SignatureFile;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Take the entries of the inbox one by one; whatever one of them is, the next has its turn. */
final class Intake {

    private static final Pattern REQUEST = Pattern.compile("(?<id>[0-9a-f]{32})" + Pattern.quote(Request.SUFFIX));
    private static final Pattern CLOSE = Pattern.compile("(?<id>[0-9a-f]{32})_(?:NA|OKAY|WARN|ALERT)\\.close");
    private static final String NO_NAME_OF_OURS =
            "the name is neither a report's (<32 hex>_<STATUS>_<epoch>.json or .mty) nor a request's";

    /** The filing itself takes one, and does not go faster than a few can read for it. */
    private static final int MOST_PROCESSORS = 4;

    private final Clock clock;
    private final BoundedFile reader;
    private final ReportFiling filing;
    private final Requests requests;
    private final Refusals refusals;
    private final Rejects rejects;
    private final Drops drops;
    private final PassLog log;
    private final ReportInspector inspector = new ReportInspector();
    private final RequestReader requestReader = new RequestReader();

    /** Read one file in one way or another. */
    private interface Reading<T> {

        T of(Incoming file) throws IOException;
    }

    Intake(
            Clock clock,
            BoundedFile reader,
            ReportFiling filing,
            Requests requests,
            Refusals refusals,
            Rejects rejects,
            Drops drops,
            PassLog log) {
        this.clock = clock;
        this.reader = reader;
        this.filing = filing;
        this.requests = requests;
        this.refusals = refusals;
        this.drops = drops;
        this.rejects = rejects;
        this.log = log;
    }

    /** Take {@code files} in this order; of what cannot be taken, say in the log why it is still there. */
    void take(List<Incoming> files) {
        int processors = Math.min(Runtime.getRuntime().availableProcessors(), MOST_PROCESSORS);
        try (ReadAhead reports = new ReadAhead(reader, inspector, files, processors)) {
            files.forEach(file -> take(file, reports));
        }
    }

    private void take(Incoming file, ReadAhead reports) {
        try {
            sort(file, reports);
        } catch (IOException e) {
            // Somebody else may take files away at any time; that is no trouble of ours.
            if (!(e instanceof NoSuchFileException) || Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)) {
                log.problem(file.label() + " stays in REPORTS/_input: " + IoTrouble.reason(e));
            }
        }
    }

    private void sort(Incoming file, ReadAhead reports) throws IOException {
        boolean directory = file.attributes().isDirectory();
        if (AtomicFiles.isUnfinished(file.name())) {
            if (!directory && !file.mayStillGrow(clock.instant())) {
                rejects.reject(file, "its name says that it is not finished, and it did not change for 10 minutes");
            }
        } else if (!file.attributes().isRegularFile()) {
            String kind = directory ? "folder" : file.attributes().isSymbolicLink() ? "symbolic link" : "special file";
            rejects.reject(file, "a " + kind + ", expected a regular file");
        } else if (file.attributes().size() > BoundedFile.LARGEST) {
            rejects.reject(
                    file,
                    "it has " + file.attributes().size() + " bytes, at most " + BoundedFile.LARGEST + " are taken");
        } else {
            takeRegularFile(file, reports);
        }
    }

    private void takeRegularFile(Incoming file, ReadAhead reports) throws IOException {
        Optional<InboxName> handedIn = InboxName.parse(file.name());
        Matcher request = REQUEST.matcher(file.name());
        Matcher close = CLOSE.matcher(file.name());
        if (file.reportId().isPresent()) {
            takeReport(file, reports);
        } else if (handedIn.isPresent() && !file.origin().isOpen()) {
            takeCompanion(file, handedIn.get());
        } else if (!request.matches() && !close.matches()) {
            rejects.reject(file, NO_NAME_OF_OURS);
        } else if (!file.origin().isOpen()) {
            rejects.reject(
                    file,
                    "a request in a host's folder; no host may ask for anything",
                    "see who put it there; what is to be done is asked for on this server; then delete this and its"
                            + " reason");
        } else if (request.matches()) {
            takeRequest(file, request.group("id"));
        } else {
            takeClose(file, close.group("id"));
        }
    }

    private Optional<byte[]> read(Incoming file) throws IOException {
        return read(file, incoming -> reader.read(incoming.path()));
    }

    /** Return what {@code file} holds, or nothing if it was rejected because there is no reading it. */
    private <T> Optional<T> read(Incoming file, Reading<T> reading) throws IOException {
        try {
            return Optional.of(reading.of(file));
        } catch (NoSuchFileException | ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            rejects.reject(file, "it cannot be read: " + ForeignFile.reason(file, e));
            return Optional.empty();
        }
    }

    /** Take what a receiver put beside a report, or in place of one that it refused. */
    private void takeCompanion(Incoming file, InboxName name) throws IOException {
        if (file.foreign()) {
            rejects.reject(
                    file, "it belongs to " + ForeignFile.owner(file) + "; only montty-receive leaves such files");
        } else if (name.kind() == InboxName.Kind.REFUSED) {
            refusals.take(file, name);
        } else {
            SignatureFile.removeOrphan(file, name, clock.instant());
        }
    }

    private void takeReport(Incoming file, ReadAhead reports) throws IOException {
        if (file.isWrittenInPlace() && !drops.isStill(file, clock.instant())) {
            log.waiting(file, "it is taken when it has not changed for " + Drops.STILL.toSeconds() + " s");
            return;
        }
        Optional<ReadAhead.Read> read = read(file, reports::read);
        if (read.isEmpty()) {
            return;
        }
        Verdict verdict = read.get().verdict();
        if (verdict instanceof Verdict.Accepted whole) {
            filing.file(file, whole.report(), read.get().body());
        } else if (verdict instanceof Verdict.Unfinished part) {
            if (InboxName.parse(file.name()).isPresent() && !file.isWrittenInPlace()) {
                rejects.reject(file, "it ends too early: " + part.why()); // a receiver stores nothing but what is whole
            } else {
                waitOrReject(file, part.why());
            }
        } else if (verdict instanceof Verdict.Unfit unfit) {
            rejects.reject(file, unfit.why());
        }
    }

    private void takeRequest(Incoming file, String id) throws IOException {
        Optional<byte[]> bytes = read(file);
        if (bytes.isEmpty()) {
            return;
        }
        Request request;
        try {
            request = requestReader.read(bytes.get());
        } catch (ReportFormatException e) {
            if (UnfinishedJson.test(bytes.get())) {
                waitOrReject(file, e.reason());
            } else {
                rejects.reject(file, e.reason());
            }
            return;
        }
        if (request.id().equals(id)) {
            requests.carryOut(file, request);
        } else {
            rejects.reject(file, "the name says id " + id + ", the request says " + request.id());
        }
    }

    private void takeClose(Incoming file, String id) throws IOException {
        if (file.attributes().size() == 0) {
            requests.close(file, id);
        } else {
            rejects.reject(
                    file,
                    "a close message is empty, this one has "
                            + file.attributes().size() + " bytes");
        }
    }

    private void waitOrReject(Incoming file, String why) throws IOException {
        if (file.mayStillGrow(clock.instant())) {
            log.waiting(file, "not finished yet: " + why);
        } else {
            rejects.reject(file, "unfinished, and it did not change for 10 minutes: " + why);
        }
    }
}
