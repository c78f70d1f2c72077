package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.classic.Slideshow;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import java.util.OptionalLong;

/** Show one report after the other, as MonTTY always has. */
public final class ClassicScreen implements Screen {

    private final Slideshow show;

    /** Show by {@code show}. */
    public ClassicScreen(Slideshow show) {
        this.show = show;
    }

    @Override
    public Mode mode() {
        return Mode.CLASSIC;
    }

    @Override
    public String crumb() {
        return "classic";
    }

    @Override
    public void update(World world, Moment now, boolean hold) {
        show.update(world.snapshot(), now.millis());
    }

    @Override
    public void resize(int columns, int rows) {}

    @Override
    public void press(Action action, Moment now, Desk desk) {}

    @Override
    public void advance(Moment now, Desk desk) {
        show.advance(now.millis());
    }

    @Override
    public OptionalLong nextStep() {
        return show.nextStep();
    }

    public Slideshow show() {
        return show;
    }
}
