package io.montty.runtime.monitor;

import io.montty.runtime.monitor.classic.Pace;
import io.montty.runtime.monitor.classic.Slideshow;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.io.DeleteJournal;
import io.montty.runtime.monitor.io.DeleteOrders;
import io.montty.runtime.monitor.io.ExportFile;
import io.montty.runtime.monitor.io.FiledSlides;
import io.montty.runtime.monitor.io.FolderWatch;
import io.montty.runtime.monitor.io.Lookups;
import io.montty.runtime.monitor.io.Requests;
import io.montty.runtime.monitor.io.Shelves;
import io.montty.runtime.monitor.io.Sparklines;
import io.montty.runtime.monitor.screen.ClassicScreen;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.Options;
import io.montty.runtime.monitor.terminal.KeyReader;
import io.montty.runtime.monitor.terminal.TerminalKind;
import io.montty.runtime.monitor.terminal.TerminalSession;
import io.montty.runtime.monitor.view.Glyphs;
import io.montty.runtime.monitor.view.MonitorView;
import io.montty.runtime.monitor.view.Palette;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.ProjectLayout;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private final Clock clock;
    private final LongSupplier millis;
    private final PrintStream errors;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Lookups lookups;

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
        this.clock = clock;
        this.millis = millis;
        this.errors = errors;
        this.lookups = lookups();
    }

    private Lookups lookups() {
        Lookups.Listener listener = new Lookups.Listener() {
            @Override
            public void sparklines(Map<HostKey, List<Standing>> found) {
                events.add(new Event.Remembered(found));
            }

            @Override
            public void signatures(Map<String, Signature> found) {
                events.add(new Event.Signed(found));
            }
        };
        return new Lookups(listener, reports -> Map.of(), new Sparklines(settings.history(), clock, millis));
    }

    private void changed(Snapshot snapshot) {
        lookups.take(snapshot);
        events.add(new Event.Changed(snapshot));
    }

    /**
     * Take the terminal, show the reports, and give the terminal back.
     *
     * <p>A signal that ends the process gives it back as well, by a shutdown hook.
     *
     * @return the exit code
     */
    public int run() {
        Thread watch = new Thread(
                new FolderWatch(settings.layout(), clock, millis, this::changed),
                "folder-watch");
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
            say("no terminal to run in (" + e.getMessage() + "); montty monitor --once prints the reports");
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
            startDaemon(new Thread(lookups, "lookups"));
            TerminalSession.onSignals(() -> events.add(new Event.Resized()), () -> events.add(new Event.Continued()));
            loop(session).run();
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

    private EventLoop loop(TerminalSession session) {
        TextSanitizer sanitizer = new TextSanitizer();
        ProjectLayout layout = settings.layout();
        Slideshow show = new Slideshow(new FiledSlides(layout, clock), Pace.CLASSIC, session.size());
        Console console = new Console(
                new Shelves(layout),
                new Options(
                        sanitizer.line(settings.server()),
                        sanitizer.line(settings.version()),
                        settings.user(),
                        settings.readOnly(),
                        sanitizer.line(layout.root().toString()),
                        settings.colors().word(),
                        clock.getZone(),
                        settings.preferences()),
                new ClassicScreen(show),
                session.size(),
                new Moment(clock.instant(), millis.getAsLong()));
        DeleteJournal journal = new DeleteJournal(settings.files().state(), layout.root(), settings.user());
        new Remembered(journal, settings.preferences()).tell(console, new Moment(clock.instant(), millis.getAsLong()));
        return new EventLoop(
                events,
                console,
                view(),
                session,
                performer(journal),
                lookups,
                clock,
                millis);
    }

    private Performer performer(DeleteJournal journal) {
        Requests requests = new Requests(settings.layout(), clock, settings.user(), MonitorApp::newId);
        return new Performer(
                requests,
                new DeleteOrders(requests, journal, clock),
                new ExportFile(settings.files().workingDirectory(), settings.files().home()),
                new DoctorVisit(settings.doctor(), events::add, this::startDaemon)::begin);
    }

    private MonitorView view() {
        Palette palette = new Palette(settings.colors());
        return new MonitorView(
                palette, Glyphs.of(settings.charset().newEncoder(), settings.term()), settings.charset());
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
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
