package io.montty.runtime.monitor.classic;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.WindowSize;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Hold the state of the classic monitor: which report is shown, how far it has scrolled, what is asked of the person.
 *
 * <p>One thread owns it. Times are milliseconds of a clock that never jumps.
 */
public final class Slideshow {

    /** Tell what covers the report. */
    public enum Overlay {
        NONE,
        HELP,
        /** A question that the next key answers. */
        CONFIRM
    }

    private final Pace pace;
    private final Stage stage;
    private final Rotation rotation = new Rotation();
    private final Projector projector;
    private final Closing closing = new Closing();
    private final Pause pause = new Pause();

    private Snapshot snapshot = Snapshot.empty();
    private Overlay overlay = Overlay.NONE;
    private @Nullable ReportRef doomed;
    private String message = "";

    /** Start with nothing to show. */
    public Slideshow(SlideSource source, Pace pace, WindowSize size) {
        this.pace = pace;
        stage = new Stage(pace, size);
        projector = new Projector(source, rotation, stage);
    }

    /** Take in what lies in the folders now. */
    public void update(Snapshot next, long now) {
        List<ReportRef> arrived = next.arrivedSince(snapshot);
        pause.count(arrived);
        boolean deleted = stage.slide() != null
                && isClosing()
                && !next.holds(stage.slide().ref());
        snapshot = next;
        rotation.update(next.reports(), arrived);
        closing.keepOnly(next.reports());
        if (doomed != null && !next.holds(doomed)) {
            message = doomed.shortId() + " is gone already";
            doomed = null;
            overlay = Overlay.NONE;
        }
        if (!isHeld() || stage.slide() == null || deleted) {
            projector.show(now);
        }
    }

    /** Take in a new size of the window. */
    public void resize(WindowSize size, long now) {
        boolean wasTooSmall = stage.size().isTooSmall();
        stage.resize(size);
        if (wasTooSmall && !isHeld()) {
            projector.catchUp(now);
        }
    }

    /** Do what time brings. */
    public void advance(long now) {
        if (isHeld() || stage.slide() == null || stage.scroller().advance(now) != Scroller.Step.FINISHED) {
            return;
        }
        projector.advance(now);
    }

    /** Return when {@link #advance} has something to do; empty if nothing moves. */
    public OptionalLong nextStep() {
        boolean still = rotation.order().size() == 1 && stage.scroller().fits();
        return isHeld() || stage.slide() == null || still
                ? OptionalLong.empty()
                : OptionalLong.of(stage.scroller().due());
    }

    /** Do what {@code key} asks for, as far as it is the model's to do. */
    public List<Effect> press(Key key, long now) {
        message = "";
        Command command = Command.of(key).orElse(null);
        if (command == Command.QUIT && overlay != Overlay.CONFIRM) {
            return List.of(new Effect.Quit());
        }
        if (command == Command.REDRAW) {
            return List.of(new Effect.Redraw());
        }
        if (command == Command.SUSPEND) {
            return List.of(new Effect.Suspend());
        }
        return switch (overlay) {
            case CONFIRM -> answer(key, now);
            case HELP -> closeOverlay(now);
            case NONE -> command == null ? List.of() : perform(command, now);
        };
    }

    private List<Effect> perform(Command command, long now) {
        int page = stage.size().slideRows() - 1;
        switch (command) {
            case DELETE -> {
                return delete(now);
            }
            case PAUSE -> pause.begin();
            case RESUME -> resume(now);
            case NEXT -> projector.next(now);
            case BACK -> projector.back(now);
            case UP -> scrollByHand(-1);
            case DOWN -> scrollByHand(1);
            case PAGE_UP -> scrollByHand(-page);
            case PAGE_DOWN -> scrollByHand(page);
            case FIRST -> scrollByHand(-stage.lines().size());
            case LAST -> scrollByHand(stage.lines().size());
            case HELP -> overlay = Overlay.HELP;
            case QUIT, REDRAW, SUSPEND -> throw new IllegalStateException(command + " is not the slideshow's to do");
        }
        return List.of();
    }

    private void scrollByHand(int distance) {
        pause.begin();
        stage.scroller().moveBy(distance);
    }

    private void resume(long now) {
        if (pause.isOn()) {
            pause.end();
            projector.catchUp(now);
        }
    }

    private List<Effect> delete(long now) {
        Slide slide = stage.slide();
        if (slide == null) {
            return List.of();
        }
        ReportRef ref = slide.ref();
        if (ref.id() == null) {
            message = "its name holds no report id; remove it by hand: " + ref.path();
        } else if (closing.contains(ref)) {
            message = "the manager was asked already";
        } else if (ref.status() == Status.ALERT || now - stage.since() < pace.settle()) {
            doomed = ref;
            overlay = Overlay.CONFIRM;
        } else {
            return List.of(new Effect.Delete(ref, ref.id()));
        }
        return List.of();
    }

    /** Only {@code y} deletes: a second press of the key that asked, or Enter, must not. */
    private List<Effect> answer(Key key, long now) {
        ReportRef ref = doomed;
        doomed = null;
        closeOverlay(now);
        if (ref != null && ref.id() != null && key.equals(Key.of('y'))) {
            return List.of(new Effect.Delete(ref, ref.id()));
        }
        message = "kept";
        return List.of();
    }

    private List<Effect> closeOverlay(long now) {
        overlay = Overlay.NONE;
        if (!isHeld()) {
            projector.catchUp(now);
        }
        return List.of();
    }

    /** Mark a report as one that the manager was asked to delete. */
    public void deleteRequested(ReportRef ref, long now) {
        closing.add(ref, now);
        message = "asked the manager to delete " + ref.shortId();
    }

    /** Show why the manager could not be asked to delete a report. */
    public void deleteFailed(ReportRef ref, String reason) {
        message = "cannot ask to delete " + ref.shortId() + ": " + reason;
    }

    private boolean isHeld() {
        return pause.isOn() || overlay != Overlay.NONE || stage.size().isTooSmall();
    }

    private boolean isClosing() {
        return stage.slide() != null && closing.contains(stage.slide().ref());
    }

    /** Return the state as views paint it. */
    public Scene scene(long now) {
        Slide slide = stage.slide();
        boolean overdue = slide != null && closing.isOverdue(slide.ref(), now);
        return new Scene(
                stage.size(),
                overlay,
                slide,
                stage.lines(),
                stage.scroller().top(),
                slide == null ? 0 : rotation.position(slide.ref()),
                rotation.order().size(),
                isClosing(),
                overdue,
                pause.text(),
                message,
                doomed,
                snapshot);
    }
}
