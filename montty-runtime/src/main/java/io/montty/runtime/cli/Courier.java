package io.montty.runtime.cli;

import io.montty.api.report.Report;
import io.montty.runtime.checker.Checker;
import io.montty.runtime.transport.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hand in reports beside the checks: a server that is slow, or down for days, holds up none of them.
 *
 * <p>One errand goes on at a time and one waits; a newer one takes the place of that which waits, since it hands in all
 * that there is.
 */
final class Courier implements AutoCloseable {

    private static final long GRACE_MILLIS = 1000;

    private final OnceSaid said;
    private final ThreadPoolExecutor thread;
    private volatile String trouble = "";
    private volatile boolean ending;

    Courier(CliEnvironment environment) {
        this.said = new OnceSaid(environment::say);
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                Courier::daemon,
                new ThreadPoolExecutor.DiscardOldestPolicy());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "courier");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Hold a report that the spool had no place for.
     *
     * @param checker who made it
     * @param why it has no place
     */
    record Homeless(Report report, Checker checker, String why) {}

    /**
     * Hand in what the spool holds, and before it a report that it does not hold.
     *
     * @param to the server in place of the configured one; null for that
     * @param splayed whether to wait before, as long as the host's name says, if the server is another machine
     */
    void send(SpoolSender sender, @Nullable String to, boolean splayed, Optional<Homeless> homeless) {
        thread.execute(() -> {
            List<String> troubles = errand(sender, to, splayed, homeless);
            if (!ending) { // what was cut short is no trouble of the server's, and waits in the spool
                said.say(troubles);
            }
        });
    }

    /** Return what kept reports from getting there the last time; empty for nothing. */
    String trouble() {
        return trouble;
    }

    private List<String> errand(SpoolSender sender, @Nullable String to, boolean splayed, Optional<Homeless> homeless) {
        List<String> troubles = new ArrayList<>();
        try (Delivery delivery = sender.delivery(to)) {
            if (homeless.isPresent()) {
                troubles.addAll(handIn(sender, delivery, homeless.get()));
            }
            SpoolSender.Sent sent = sender.send(delivery, splayed);
            troubles.addAll(sent.troubles());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UsageException e) {
            troubles.add(String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            troubles.add(Failures.fault(e));
        }
        trouble = troubles.isEmpty() ? "" : troubles.get(0);
        return troubles;
    }

    private static List<String> handIn(SpoolSender sender, Delivery delivery, Homeless homeless)
            throws InterruptedException {
        String kept = "the report could not be kept in " + sender.folder() + ": " + homeless.why();
        String end = "; make room or make the folder writable";
        Checker checker = homeless.checker();
        return sender.handIn(checker.written(homeless.report()), checker.name(homeless.report()), delivery)
                .map(why -> List.of(
                        delivery.destination() + " does not take the report: " + why, kept + "; it is lost" + end))
                .orElseGet(() -> List.of(kept + "; it was handed in without that" + end));
    }

    /** Let an errand end that goes on, if it does so at once. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ending = true;
        thread.shutdownNow();
    }
}
