package io.montty.runtime.monitor;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.io.Lookups;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.Effect;
import io.montty.runtime.monitor.terminal.TerminalSession;
import io.montty.runtime.monitor.view.MonitorView;
import io.montty.runtime.monitor.view.Palette;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Own the screen: take all that happened from one queue, then paint once, at most 30 times a second. While nothing
 * happens and nothing moves it wakes once a second, to let the clock in the header show that it is alive.
 */
final class EventLoop {

    private static final long FRAME_MS = 33;
    private static final long CLOCK_MS = 1000;

    private final BlockingQueue<Event> events;
    private final Console console;
    private final MonitorView view;
    private final Function<String, Palette> themes;
    private final TerminalSession session;
    private final Performer performer;
    private final Lookups lookups;
    private final Clock clock;
    private final LongSupplier millis;
    private boolean running = true;
    private boolean anew = true;
    private boolean resized;

    /**
     * Wire the loop.
     *
     * @param themes makes the palette of the theme of a name
     * @param millis a clock that never jumps
     */
    EventLoop(
            BlockingQueue<Event> events,
            Console console,
            MonitorView view,
            Function<String, Palette> themes,
            TerminalSession session,
            Performer performer,
            Lookups lookups,
            Clock clock,
            LongSupplier millis) {
        this.events = events;
        this.console = console;
        this.view = view;
        this.themes = themes;
        this.session = session;
        this.performer = performer;
        this.lookups = lookups;
        this.clock = clock;
        this.millis = millis;
    }

    /**
     * Run until a person quits or the terminal hangs up.
     *
     * @throws IOException if the terminal cannot be written to or controlled
     * @throws IllegalStateException if another thread of the monitor broke
     */
    void run() throws IOException, InterruptedException {
        while (running) {
            paint();
            lookups.want(console.top().wants());
            long frameEnd = millis.getAsLong() + FRAME_MS;
            Event event = events.poll(untilNextStep(), TimeUnit.MILLISECONDS);
            while (event != null && running) {
                handle(event);
                event = events.poll(Math.max(0, frameEnd - millis.getAsLong()), TimeUnit.MILLISECONDS);
            }
            takeSize();
            perform(console.advance(now()));
        }
        perform(console.parting(now()));
    }

    private Moment now() {
        return new Moment(clock.instant(), millis.getAsLong());
    }

    private void paint() throws IOException {
        session.paint(screen -> view.paint(console, now(), screen), anew);
        anew = false;
    }

    /** The clock in the header changes when the second does. */
    private long untilNextStep() {
        long tick = CLOCK_MS - Math.floorMod(clock.millis(), CLOCK_MS);
        OptionalLong step = console.nextStep();
        return step.isEmpty() ? tick : Math.max(0, Math.min(tick, step.getAsLong() - millis.getAsLong()));
    }

    private void handle(Event event) throws IOException {
        if (event instanceof Event.Pressed pressed) {
            perform(console.take(pressed.input(), now()));
        } else if (event instanceof Event.Changed changed) {
            console.update(changed.snapshot(), now());
        } else if (event instanceof Event.Remembered remembered) {
            console.takeSparklines(remembered.sparklines());
        } else if (event instanceof Event.Signed signed) {
            console.takeSignatures(signed.signatures(), now());
        } else if (event instanceof Event.Diagnosed diagnosed) {
            console.answers().diagnosed(diagnosed.lines());
        } else if (event instanceof Event.Resized) {
            resized = true;
        } else if (event instanceof Event.Continued) {
            session.retake();
            console.continued(now());
            resized = true;
        } else if (event instanceof Event.HungUp) {
            running = false;
        } else if (event instanceof Event.Failed failed) {
            throw new IllegalStateException(failed.cause());
        }
    }

    private void perform(List<Effect> effects) throws IOException {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Quit) {
                running = false;
            } else if (effect instanceof Effect.Redraw) {
                anew = true;
            } else if (effect instanceof Effect.Suspend) {
                suspend();
            } else if (effect instanceof Effect.UseMouse use) {
                if (!session.useMouse(use.on())) {
                    console.say("this terminal does not tell where the mouse is");
                }
            } else if (effect instanceof Effect.UseTheme use) {
                view.use(themes.apply(use.name()));
            } else if (effect instanceof Effect.Copy copy) {
                copy(copy.text());
            } else {
                performer.perform(effect, console, now());
            }
        }
    }

    private void suspend() throws IOException {
        if (session.suspend()) {
            console.continued(now());
            resized = true;
        } else {
            console.say("no shell started this terminal, so none could continue; q quits");
        }
    }

    /** What the screen said of it stays, if all went well. */
    private void copy(String text) throws IOException {
        switch (session.copy(text)) {
            case SENT -> {
                if (console.message().isEmpty()) {
                    console.say("copied, if your terminal lets programs set its clipboard");
                }
            }
            case TOO_LONG -> console.say("not copied: terminals take no more than 74 kB; :export writes a file");
            case IMPOSSIBLE -> console.say("not copied: this terminal takes no text for its clipboard; F2 or :export");
        }
    }

    /** Ask for the size once a frame, however many signals a window that is being dragged sends. */
    private void takeSize() throws IOException {
        if (resized && running) {
            console.resize(session.resize());
            resized = false;
            anew = true;
        }
    }
}
