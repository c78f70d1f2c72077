package io.montty.runtime.monitor;

import io.montty.runtime.monitor.io.DeleteRequests;
import io.montty.runtime.monitor.model.Effect;
import io.montty.runtime.monitor.model.Scene;
import io.montty.runtime.monitor.model.Slideshow;
import io.montty.runtime.monitor.terminal.TerminalSession;
import io.montty.runtime.monitor.view.MonitorView;
import io.montty.runtime.report.TextSanitizer;
import java.io.IOException;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Own the screen: take all that happened from one queue, then paint once, at most 30 times a second. While nothing
 * happens and nothing scrolls it only wakes to let the ages grow.
 */
final class EventLoop {

    private static final long FRAME_MS = 33;
    private static final long AGES_MS = 10_000;

    private final BlockingQueue<Event> events;
    private final Slideshow slideshow;
    private final MonitorView view;
    private final TerminalSession session;
    private final DeleteRequests requests;
    private final Clock clock;
    private final LongSupplier millis;
    private final TextSanitizer sanitizer = new TextSanitizer();
    private boolean running = true;
    private boolean anew = true;
    private boolean resized;

    /**
     * Wire the loop.
     *
     * @param millis a clock that never jumps
     */
    EventLoop(
            BlockingQueue<Event> events,
            Slideshow slideshow,
            MonitorView view,
            TerminalSession session,
            DeleteRequests requests,
            Clock clock,
            LongSupplier millis) {
        this.events = events;
        this.slideshow = slideshow;
        this.view = view;
        this.session = session;
        this.requests = requests;
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
            long frameEnd = millis.getAsLong() + FRAME_MS;
            Event event = events.poll(untilNextStep(), TimeUnit.MILLISECONDS);
            while (event != null && running) {
                handle(event);
                event = events.poll(Math.max(0, frameEnd - millis.getAsLong()), TimeUnit.MILLISECONDS);
            }
            takeSize();
            slideshow.advance(millis.getAsLong());
        }
    }

    private void paint() throws IOException {
        Scene scene = slideshow.scene(millis.getAsLong());
        session.paint(screen -> view.paint(scene, clock.instant(), screen), anew);
        anew = false;
    }

    private long untilNextStep() {
        OptionalLong step = slideshow.nextStep();
        return step.isEmpty() ? AGES_MS : Math.max(0, Math.min(AGES_MS, step.getAsLong() - millis.getAsLong()));
    }

    private void handle(Event event) throws IOException {
        if (event instanceof Event.Pressed pressed) {
            for (Effect effect : slideshow.press(pressed.key(), millis.getAsLong())) {
                perform(effect);
            }
        } else if (event instanceof Event.Changed changed) {
            slideshow.update(changed.snapshot(), millis.getAsLong());
        } else if (event instanceof Event.Resized) {
            resized = true;
        } else if (event instanceof Event.Continued) {
            session.retake();
            resized = true;
        } else if (event instanceof Event.HungUp) {
            running = false;
        } else if (event instanceof Event.Failed failed) {
            throw new IllegalStateException(failed.cause());
        }
    }

    private void perform(Effect effect) throws IOException {
        if (effect instanceof Effect.Quit) {
            running = false;
        } else if (effect instanceof Effect.Redraw) {
            anew = true;
        } else if (effect instanceof Effect.Suspend) {
            session.suspend();
            resized = true;
        } else if (effect instanceof Effect.Delete delete) {
            delete(delete);
        }
    }

    private void delete(Effect.Delete delete) {
        try {
            requests.delete(delete.id());
            slideshow.deleteRequested(delete.ref(), millis.getAsLong());
        } catch (IOException e) {
            slideshow.deleteFailed(
                    delete.ref(),
                    "writing to the manager's inbox failed: " + sanitizer.line(String.valueOf(e.getMessage())));
        }
    }

    /** Ask for the size once a frame, however many signals a window that is being dragged sends. */
    private void takeSize() throws IOException {
        if (resized && running) {
            slideshow.resize(session.resize(), millis.getAsLong());
            resized = false;
            anew = true;
        }
    }
}
