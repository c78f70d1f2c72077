package io.montty.runtime.monitor.classic;

import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.text.WindowSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Hold the state of the classic slideshow: which report is shown, and how far it has scrolled.
 *
 * <p>One thread owns it. Times are milliseconds of a clock that never jumps. It stands still until it is first said to
 * be {@linkplain #stand on the screen}.
 */
public final class Slideshow {

    private final Pace pace;
    private final Stage stage;
    private final Rotation rotation = new Rotation();
    private final Projector projector;
    private final Pause pause = new Pause();
    private final Speed speed = new Speed();

    private Snapshot snapshot = Snapshot.empty();
    private boolean visible;
    private boolean covered;
    private boolean closing;

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
        snapshot = next;
        rotation.update(next.reports(), arrived);
        boolean makesRoom = closing && shown().filter(ref -> !next.holds(ref)).isPresent();
        if (!isHeld() || (visible && (stage.slide() == null || makesRoom))) {
            projector.show(now);
        }
    }

    /**
     * Say how it stands with the screen.
     *
     * @param visible whether it is what is shown; if not, it reads nothing
     * @param covered whether something else keeps the person from reading it
     */
    public void stand(boolean visible, boolean covered, long now) {
        boolean wasHeld = isHeld();
        boolean appears = visible && !this.visible;
        this.visible = visible;
        this.covered = covered;
        if (wasHeld && !isHeld()) {
            projector.catchUp(now);
        } else if (appears && stage.slide() == null) {
            projector.show(now);
        }
    }

    /** Take in a new size of the window. */
    public void resize(WindowSize size) {
        stage.resize(size);
    }

    /** Say whether the report that is shown is to be deleted: even in a pause it makes room for the next when it goes. */
    public void closing(boolean closing) {
        this.closing = closing;
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

    /** Begin anew with the most urgent report, as nobody watched for a while; a pause of that time is over. */
    public void begin() {
        pause.end();
        rotation.restart();
    }

    /** Stand still until a person wants to go on. */
    public void pause() {
        pause.begin();
    }

    /** Go on after a pause, with what is the most urgent. */
    public void resume(long now) {
        if (pause.isOn()) {
            pause.end();
            if (!isHeld()) {
                projector.catchUp(now);
            }
        }
    }

    public boolean isPaused() {
        return pause.isOn();
    }

    /** Show the report behind. */
    public void next(long now) {
        projector.next(now);
    }

    /** Show the report before. */
    public void back(long now) {
        projector.back(now);
    }

    /** Go up or down by some lines, and stand still there. */
    public void scroll(int distance) {
        pause.begin();
        stage.scroller().moveBy(distance);
    }

    /** Return how many lines a page goes: one less than are visible, so that the eye finds its way. */
    public int page() {
        return stage.size().slideRows() - 1;
    }

    /** Return how many lines the report has. */
    public int length() {
        return stage.lines().size();
    }

    /** Go faster by some steps, or slower if there are fewer than none. */
    public void accelerate(int steps, long now) {
        speed.change(steps);
        stage.scroller().use(pace.times(speed.factor()));
        stage.scroller().resume(now);
    }

    /** Return the report that is shown; empty if there is none. */
    public Optional<ReportRef> shown() {
        return Optional.ofNullable(stage.slide()).map(Slide::ref);
    }

    /** Tell whether the report came so lately that a key may have been meant for the one before. */
    public boolean hasJustChanged(long now) {
        return now - stage.since() < pace.settle();
    }

    private boolean isHeld() {
        return !visible || covered || pause.isOn();
    }

    /** Return the state as views paint it. */
    public Scene scene() {
        return new Scene(
                stage.size(),
                stage.slide(),
                stage.lines(),
                stage.scroller().top(),
                shown().map(rotation::place).orElse(Scene.Place.GONE),
                closing,
                pause.text(),
                speed.text());
    }
}
