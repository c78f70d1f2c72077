package io.montty.runtime.cli;

import io.montty.runtime.checker.WrittenReport;
import io.montty.runtime.transport.Delivery;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hand in reports beside the checks: a server that is slow, or down for days, holds up none of them.
 *
 * <p>One errand goes on at a time and one waits; a newer one takes the place of that which waits, since it hands in all
 * that there is, and takes along what the spool had no place for.
 */
final class Courier implements AutoCloseable {

    private static final long GRACE_MILLIS = 1000;

    /** How many reports that the spool has no place for an errand carries. */
    private static final int MOST = 3;

    private final CliEnvironment environment;
    private final OnceSaid said;
    private final OnceSaid lost;
    private final ThreadPoolExecutor thread;
    private volatile Optional<Errand> current = Optional.empty();
    private volatile String trouble = "";
    private volatile boolean ending;

    Courier(CliEnvironment environment) {
        this.environment = environment;
        this.lost = new OnceSaid(environment::say);
        this.said = new OnceSaid(environment::say);
        this.thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), Courier::daemon, this::replaced);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "courier");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Hold a report that the spool had no place for.
     *
     * @param why it has no place
     */
    record Homeless(WrittenReport written, String why) {

        OffsetDateTime at() {
            return written.report().at();
        }
    }

    /**
     * Hand in what the spool holds, and before it a report that it does not hold.
     *
     * @param to the server in place of the configured one; null for that
     * @param splayed whether to wait before, as long as the host's name says, if the server is another machine
     */
    void send(SpoolSender sender, @Nullable String to, boolean splayed, Optional<Homeless> homeless) {
        Errand errand = new Errand(sender, to, splayed);
        homeless.ifPresent(errand.homeless::add);
        thread.execute(errand);
        List<String> without = new ArrayList<>();
        while (errand.homeless.size() > MOST) {
            without.add(lost(errand.homeless.removeFirst(), sender, "and " + MOST + " newer ones wait for the server"));
        }
        lost.say(without);
    }

    private void replaced(Runnable newer, ThreadPoolExecutor executor) {
        if (executor.getQueue().poll() instanceof Errand waiting && newer instanceof Errand errand) {
            waiting.homeless.descendingIterator().forEachRemaining(errand.homeless::addFirst);
        }
        executor.execute(newer);
    }

    /** Say that a report is lost, and with {@code besides} why no server has it. */
    static String lost(Homeless homeless, SpoolSender sender, String besides) {
        return "the report of " + homeless.at() + " is lost: it could not be kept in " + sender.folder() + ": "
                + homeless.why() + ", " + besides + "; make room or make the folder writable";
    }

    /** Return what kept reports from getting there the last time; empty for nothing. */
    String trouble() {
        return trouble;
    }

    private List<String> errand(Errand errand) {
        List<String> troubles = new ArrayList<>();
        SpoolSender sender = errand.sender;
        try (Delivery delivery = sender.delivery(errand.to)) {
            for (Homeless each = errand.homeless.peek(); each != null; each = errand.homeless.peek()) {
                troubles.addAll(handIn(sender, delivery, each));
                errand.homeless.remove(each);
            }
            troubles.addAll(sender.send(delivery, errand.splayed).troubles());
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
        return sender.handIn(homeless.written().bytes(), homeless.written().name(), delivery)
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
        List<Runnable> waiting = new ArrayList<>(thread.shutdownNow());
        current.ifPresent(errand -> waiting.add(0, errand));
        for (Runnable each : waiting) {
            if (each instanceof Errand errand) {
                errand.homeless.forEach(homeless -> environment.say(
                        lost(homeless, errand.sender, "and the checker ended before it was handed in")));
            }
        }
    }

    /** One way to the server, with what the spool had no place for, of which each is taken out when it is done. */
    private final class Errand implements Runnable {

        private final SpoolSender sender;
        private final @Nullable String to;
        private final boolean splayed;
        private final Deque<Homeless> homeless = new ConcurrentLinkedDeque<>();

        Errand(SpoolSender sender, @Nullable String to, boolean splayed) {
            this.sender = sender;
            this.to = to;
            this.splayed = splayed;
        }

        @Override
        public void run() {
            current = Optional.of(this);
            List<String> troubles = errand(this);
            if (!ending) { // what was cut short is no trouble of the server's, and waits in the spool
                homeless.forEach(each -> troubles.add(lost(each, sender, "and it could not be handed in")));
                homeless.clear();
                said.say(troubles);
                current = Optional.empty();
            }
        }
    }
}
