package io.montty.runtime.transport;

import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hand in what waits in the spool, the oldest first; a report leaves the spool only when the server has it, or will
 * never take it. Only who holds the project's send lock may do so.
 */
public final class Sender {

    private final Spool spool;
    private final Delivery delivery;
    private final Patience patience;
    private final Backoff backoff;
    private final SendJournal journal;
    private final List<String> troubles = new ArrayList<>();

    /** Reports that stay where they are in this run, since something about their files is wrong. */
    private final Set<Path> passedOver = new HashSet<>();

    private int sent;

    /** Prepare to hand in what {@code spool} holds. */
    public Sender(Spool spool, Delivery delivery, Patience patience) {
        this.spool = spool;
        this.delivery = delivery;
        this.patience = patience;
        this.backoff = new Backoff(patience);
        this.journal = spool.journal();
    }

    /**
     * Say how it went.
     *
     * @param sent how many reports the server has now
     * @param troubles what kept reports from getting there, for people; empty if nothing did
     */
    public record Result(int sent, List<String> troubles) {

        public Result {
            troubles = List.copyOf(troubles);
        }
    }

    /** Hand in all that waits, also what comes to wait meanwhile, up to the first that the server does not decide on. */
    public Result send() throws InterruptedException {
        try {
            boolean more = true;
            for (List<SpooledReport> next = next(); more && !next.isEmpty(); next = more ? next() : next) {
                for (int i = 0; more && i < next.size(); i++) {
                    more = handIn(next.get(i));
                }
            }
        } catch (IOException e) {
            troubles.add(
                    "the spool cannot be read: " + IoReason.of(e) + "; make it readable and writable for this user");
        }
        journal.end();
        return new Result(sent, troubles);
    }

    /**
     * Hand in a report that the spool has no place for.
     *
     * @return why it was not taken; empty if it was
     */
    public Optional<String> handIn(byte[] report, ReportName name) throws InterruptedException {
        Decision decision = decision(report, name);
        journal.end();
        return decision.receipt instanceof Receipt.Taken ? Optional.empty() : Optional.of(decision.why);
    }

    private List<SpooledReport> next() throws IOException {
        return spool.waiting().stream()
                .filter(report -> !passedOver.contains(report.file()))
                .toList();
    }

    /** Hand in one report, and tell whether to go on with the next. */
    private boolean handIn(SpooledReport report) throws IOException, InterruptedException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(report.file(), LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(BoundedFile.LARGEST + 1);
        } catch (NoSuchFileException e) {
            return true; // dropped by a run that made room, or taken away by a person
        } catch (IOException e) {
            passOver(
                    report,
                    "a report cannot be read and stays in the spool: " + IoReason.of(e)
                            + "; make it readable for this user, or delete it");
            return true;
        }
        if (bytes.length > BoundedFile.LARGEST) {
            bury(report, "it has more than " + BoundedFile.LARGEST + " bytes, which no server takes");
            return true;
        }
        Decision decision = decision(bytes, report.name());
        if (decision.receipt instanceof Receipt.Taken) {
            sent++;
            remove(report);
        } else if (decision.receipt instanceof Receipt.Refused) {
            bury(report, decision.why);
        } else {
            troubles.add(undecided(decision.why));
            return false;
        }
        return true;
    }

    /** Hold what the server said in the end; a receipt of {@link Receipt.Later} where it said nothing. */
    private record Decision(Receipt receipt, String why) {}

    private Decision decision(byte[] bytes, ReportName name) throws InterruptedException {
        while (true) {
            boolean again;
            String why;
            try {
                Receipt receipt = delivery.deliver(bytes, name);
                if (!(receipt instanceof Receipt.Later later)) {
                    return decided(receipt);
                }
                why = later.why();
                journal.failed(spool.now(), why);
                again = backoff.waited(later.after());
            } catch (IOException e) {
                why = IoReason.of(e);
                journal.failed(spool.now(), why);
                again = !(e instanceof LastingTroubleException) && backoff.waited();
            }
            if (!again) {
                return new Decision(new Receipt.Later(Backoff.LONGEST, why), why);
            }
        }
    }

    private Decision decided(Receipt receipt) {
        backoff.reset();
        journal.succeeded(spool.now());
        return new Decision(receipt, receipt instanceof Receipt.Refused refused ? refused.why() : "");
    }

    private void remove(SpooledReport report) {
        try {
            Files.deleteIfExists(report.file());
        } catch (IOException e) {
            passOver(
                    report,
                    "a report was handed in, but cannot be removed from the spool: " + IoReason.of(e)
                            + "; it is handed in again until it is removed");
        }
    }

    private void bury(SpooledReport report, String why) {
        String refusal = delivery.destination() + " refuses the report " + report.name() + " for good: " + why;
        try {
            spool.bury(report, why);
            troubles.add(refusal + "; it is in " + spool.dead().path());
        } catch (IOException e) {
            passOver(
                    report,
                    refusal + "; it stays in the spool, since it cannot be moved to "
                            + spool.dead().path() + ": " + IoReason.of(e));
        }
    }

    private void passOver(SpooledReport report, String why) {
        passedOver.add(report.file());
        troubles.add(why);
    }

    private String undecided(String why) throws IOException {
        int left = next().size();
        boolean one = left == 1;
        return (one ? "1 report waits" : left + " reports wait") + " in the spool, since " + delivery.destination()
                + " does not take " + (one ? "it" : "them") + ": " + why + "; the next run tries again"
                + (patience.waits().isEmpty() ? "" : ", or: montty send");
    }
}
