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
import io.montty.runtime.monitor.io.Signatures;
import io.montty.runtime.monitor.io.Sparklines;
import io.montty.runtime.monitor.io.Timelines;
import io.montty.runtime.monitor.io.Visits;
import io.montty.runtime.monitor.screen.ClassicScreen;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.Options;
import io.montty.runtime.monitor.terminal.TerminalSession;
import io.montty.runtime.monitor.text.WindowSize;
import io.montty.runtime.monitor.view.Glyphs;
import io.montty.runtime.monitor.view.MonitorView;
import io.montty.runtime.monitor.view.Palette;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.ProjectLayout;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Put the monitor together from its parts. */
final class MonitorParts {

    private final MonitorSettings settings;
    private final Clock clock;
    private final LongSupplier millis;
    private final BlockingQueue<Event> events;
    private final Consumer<Thread> starter;
    private final SnapshotSlot snapshots;
    private final Lookups lookups;
    private final Visits visits;

    /**
     * Wire it.
     *
     * @param millis of a clock that never jumps
     * @param events the queue of the one thread that owns the screen
     * @param starter starts threads that end with the monitor
     */
    MonitorParts(
            MonitorSettings settings,
            Clock clock,
            LongSupplier millis,
            BlockingQueue<Event> events,
            Consumer<Thread> starter) {
        this.settings = settings;
        this.clock = clock;
        this.millis = millis;
        this.events = events;
        this.starter = starter;
        this.snapshots = new SnapshotSlot(events);
        Signatures signatures = new Signatures(settings.layout());
        this.lookups =
                new Lookups(new ToQueue(events), signatures::of, new Sparklines(settings.history(), clock, millis));
        this.visits = new Visits(
                Optional.of(settings.files().state()), settings.layout().root());
    }

    /** Tell the thread that owns the screen what was looked up. */
    private record ToQueue(BlockingQueue<Event> events) implements Lookups.Listener {

        @Override
        public void sparklines(Map<HostKey, List<Standing>> found) {
            events.add(new Event.Remembered(found));
        }

        @Override
        public void signatures(Map<String, Signature> found) {
            events.add(new Event.Signed(found));
        }
    }

    Lookups lookups() {
        return lookups;
    }

    FolderWatch watch() {
        return new FolderWatch(settings.layout(), clock, millis, this::changed);
    }

    private void changed(Snapshot snapshot) {
        lookups.take(snapshot);
        snapshots.accept(snapshot);
    }

    EventLoop loop(TerminalSession session) {
        DeleteJournal journal =
                new DeleteJournal(settings.files().state(), settings.layout().root(), settings.user());
        Console console = console(session.size());
        new Remembered(journal, settings.preferences()).tell(console, now());
        console.begin(settings.start().filter(), settings.start().classic());
        return new EventLoop(
                events, console, view(), this::palette, session, performer(journal), lookups, clock, millis);
    }

    private Moment now() {
        return new Moment(clock.instant(), millis.getAsLong());
    }

    private Console console(WindowSize size) {
        ProjectLayout layout = settings.layout();
        Timelines timelines = new Timelines(settings.history(), new HostStates(layout.hosts()), clock);
        Slideshow show = new Slideshow(new FiledSlides(layout, clock), Pace.CLASSIC, size);
        return new Console(new Shelves(layout, timelines, visits), options(), new ClassicScreen(show), size, now());
    }

    private Options options() {
        TextSanitizer sanitizer = new TextSanitizer();
        return new Options(
                sanitizer.line(settings.server()),
                sanitizer.line(settings.version()),
                settings.user(),
                settings.readOnly(),
                sanitizer.line(settings.layout().root().toString()),
                settings.colors().word(),
                clock.getZone(),
                settings.preferences());
    }

    private Performer performer(DeleteJournal journal) {
        Requests requests = new Requests(settings.layout(), clock, settings.user(), MonitorParts::newId);
        return new Performer(
                requests,
                new DeleteOrders(requests, journal, clock),
                new ExportFile(
                        settings.files().workingDirectory(), settings.files().home()),
                visits,
                new DoctorVisit(settings.doctor(), events::add, starter)::begin);
    }

    private MonitorView view() {
        return new MonitorView(
                palette(settings.preferences().theme()),
                Glyphs.of(settings.charset().newEncoder(), settings.term()),
                settings.charset());
    }

    private Palette palette(String theme) {
        return Palette.of(settings.colors(), theme, settings.preferences().looks());
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
