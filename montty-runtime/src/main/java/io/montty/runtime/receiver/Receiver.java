package io.montty.runtime.receiver;

import io.montty.runtime.protocol.Code;
import io.montty.runtime.protocol.Greeting;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Serve one SSH session of a key that is bound to one host or relay.
 *
 * <p>Whatever the client asks for, it gets the acknowledged protocol, the sink of {@code scp -O}, or a refusal.
 */
public final class Receiver {

    private static final int AFTER_BUSY = 15;
    private static final int AFTER_DISK_TROUBLE = 30;

    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;
    private final Clock clock;
    private final IntConsumer halt;
    private final Disk disk;
    private final Bounds bounds;

    /** Choose the limits of a sender. */
    interface Bounds {

        Limits of(Sender sender);
    }

    /**
     * @param in what the client sends
     * @param out what it gets, not buffered
     * @param err what a person at the client reads
     * @param clock the server's clock
     * @param halt ends the process with an exit code at once, whatever it is doing
     */
    public Receiver(InputStream in, OutputStream out, PrintStream err, Clock clock, IntConsumer halt) {
        this(in, out, err, clock, halt, new RealDisk(), new UsualBounds());
    }

    Receiver(
            InputStream in,
            OutputStream out,
            PrintStream err,
            Clock clock,
            IntConsumer halt,
            Disk disk,
            Bounds bounds) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.halt = halt;
        this.disk = disk;
        this.bounds = bounds;
    }

    /**
     * Serve the session to its end.
     *
     * @param words what the key's line in authorized_keys calls with
     * @param command what the client asked for, or empty text
     * @param workingDirectory the project directory, unless the words name another
     * @return the exit code: 0, 2 for wrong options, 65 for what the client may not do, 75 for what may succeed later
     */
    public int run(List<String> words, String command, Path workingDirectory) {
        List<String> mistakes = new ArrayList<>();
        Optional<Sender> sender = ReceiverOptions.read(words, workingDirectory, mistakes);
        if (sender.isEmpty()) {
            for (String mistake : mistakes) {
                err.println("montty-receive: " + mistake);
            }
            return ReceiverExit.USAGE;
        }
        boolean scp = !sender.get().relay() && ScpSink.isAskedForBy(command);
        if (!scp && !command.isEmpty() && !command.equals("montty-receive")) {
            err.println(refusal(sender.get()));
            return ReceiverExit.DATA;
        }
        Limits limits = bounds.of(sender.get());
        try (Watchdog watchdog = new Watchdog(limits, halt)) {
            watchdog.start();
            return serve(sender.get(), limits, scp, watchdog.watch(in));
        } catch (IOException e) {
            return ReceiverExit.TEMPORARY; // the client broke off: there is nobody to tell
        }
    }

    private static String refusal(Sender sender) {
        return sender.relay()
                ? "montty-receive: this key hands in the reports of " + sender.name()
                        + " and those it forwards, and can do nothing else; use: montty send, or: montty relay"
                : "montty-receive: this key hands in the reports of " + sender.name()
                        + " and can do nothing else; use: montty send, or: scp -O REPORT USER@SERVER:";
    }

    private int serve(Sender sender, Limits limits, boolean scp, InputStream watched) throws IOException {
        Optional<Slots.Slot> taken;
        try {
            check(sender);
            taken = new Slots(sender.project().receiving(), disk).take(sender.name(), limits);
        } catch (IOException e) {
            err.println("montty-receive: the server cannot take a report: "
                    + IoReason.below(sender.project().root(), e));
            return turnAway(scp, AFTER_DISK_TROUBLE, Code.DISK);
        }
        if (taken.isEmpty()) {
            return turnAway(scp, AFTER_BUSY, Code.BUSY);
        }
        try (Slots.Slot slot = taken.get()) {
            HostFolders folders = new HostFolders(disk, limits, sender);
            ReportStore store = new ReportStore(disk, folders, sender, slot, new ArrivalClock(clock), err);
            InputStream buffered = new BufferedInputStream(watched);
            return scp
                    ? new ScpSink(limits, folders, store, buffered, out).run()
                    : new ProtocolSession(sender, limits, folders, store, buffered, out).run(clock.instant());
        }
    }

    /** What others may change is not believed: not that a report is here, nor that it is the one that was written. */
    private void check(Sender sender) throws IOException {
        ProjectLayout project = sender.project();
        Path own = project.input().resolve(sender.name());
        for (Path folder :
                List.of(project.input(), own, project.state(), project.receiving(), project.seen(), project.past())) {
            Optional<String> flaw =
                    disk.flaw(folder, project.root().relativize(folder).toString());
            if (flaw.isPresent()) {
                throw new IOException(flaw.get());
            }
        }
    }

    private int turnAway(boolean scp, int seconds, Code code) throws IOException {
        if (scp) {
            ScpSink.turnAway(out, "the server cannot take a report now; try again in " + seconds + " s");
        } else {
            out.write((new Greeting.Busy(seconds, code).line() + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return ReceiverExit.TEMPORARY;
    }

    /** Choose by what the key is bound to. */
    private static final class UsualBounds implements Bounds {

        @Override
        public Limits of(Sender sender) {
            return sender.relay() ? Limits.ofRelay() : Limits.ofHost();
        }
    }
}
