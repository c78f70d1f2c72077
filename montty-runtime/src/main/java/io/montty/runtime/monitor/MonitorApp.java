package io.montty.runtime.monitor;

import io.montty.runtime.monitor.terminal.KeyReader;
import io.montty.runtime.monitor.terminal.TerminalKind;
import io.montty.runtime.monitor.terminal.TerminalSession;
import io.montty.runtime.report.TextSanitizer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;

/** Run the monitor in a terminal until a person quits. */
public final class MonitorApp {

    /** What {@link #run} returns when all went well. */
    public static final int DONE = 0;

    /** What {@link #run} returns when the terminal was lost on the way. */
    public static final int TERMINAL_LOST = 1;

    /** What {@link #run} returns when there is no terminal. */
    public static final int NO_TERMINAL = 2;

    /** What {@link #run} returns after a fault of ours. */
    public static final int FAULT = 70;

    private static final int BUFFER = 64 * 1024;

    private final MonitorSettings settings;
    private final MonitorTerminal terminal;
    private final PrintStream errors;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final MonitorParts parts;

    /**
     * Wire the monitor.
     *
     * @param clock for ages and times of day
     * @param millis milliseconds of a clock that never jumps, for the pace
     * @param errors where one line goes when the monitor cannot run
     */
    public MonitorApp(
            MonitorSettings settings, MonitorTerminal terminal, Clock clock, LongSupplier millis, PrintStream errors) {
        this.settings = settings;
        this.terminal = terminal;
        this.errors = errors;
        this.parts = new MonitorParts(settings, clock, millis, events, this::startDaemon);
    }

    /**
     * Take the terminal, show the reports, and give the terminal back.
     *
     * <p>A signal that ends the process gives it back as well, by a shutdown hook.
     *
     * @return the exit code
     */
    public int run() {
        Thread watch = new Thread(parts.watch(), "folder-watch");
        startDaemon(watch); // reads the folders while the terminal is taken
        try {
            return takeTerminal();
        } finally {
            watch.interrupt();
        }
    }

    private int takeTerminal() {
        TerminalSession session;
        try {
            session = TerminalSession.open(
                    terminal.control(),
                    new BufferedOutputStream(terminal.out(), BUFFER),
                    settings.charset(),
                    TerminalKind.of(settings.term()));
        } catch (IOException e) {
            say("no terminal to run in (" + e.getMessage() + "); without one use: montty monitor --plain [--follow]");
            return NO_TERMINAL;
        }
        Thread hook = new Thread(session::close, "terminal-restore");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return runIn(session);
        } finally {
            removeHook(hook);
        }
    }

    /** Whatever ends it, the terminal is itself again before a word is said. */
    private int runIn(TerminalSession session) {
        try {
            startDaemon(new Thread(this::readKeys, "key-reader"));
            startDaemon(new Thread(parts.lookups(), "lookups"));
            TerminalSession.onSignals(() -> events.add(new Event.Resized()), () -> events.add(new Event.Continued()));
            parts.loop(session).run();
            session.close();
            return DONE;
        } catch (IOException e) {
            session.close();
            say("the terminal was lost: " + e.getMessage());
            return TERMINAL_LOST;
        } catch (InterruptedException e) {
            session.close();
            Thread.currentThread().interrupt();
            return TERMINAL_LOST;
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            session.close();
            say("a fault of MonTTY's own ended it: " + describe(e) + "; please report it");
            return FAULT;
        }
    }

    private void startDaemon(Thread thread) {
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((broken, cause) -> events.add(new Event.Failed(cause)));
        thread.start();
    }

    private void readKeys() {
        try {
            new KeyReader(terminal.in(), KeyReader.ESCAPE_WAIT, input -> events.add(new Event.Pressed(input))).run();
            events.add(new Event.HungUp());
        } catch (IOException e) {
            events.add(new Event.HungUp()); // a terminal that goes away answers reads with an error
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String line) {
        errors.println("montty monitor: " + new TextSanitizer().line(line));
    }

    /** Name the fault and the place in our code, in one line. */
    private static String describe(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        StackTraceElement[] trace = cause.getStackTrace();
        return cause + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending already, and the hook runs
        }
    }
}
