package io.montty.runtime.monitor.screen;

import io.montty.api.Status;
import io.montty.runtime.monitor.classic.Scene;
import io.montty.runtime.monitor.classic.Slideshow;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.monitor.text.WindowSize;
import java.util.List;
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
    public void resize(int columns, int rows) {
        show.resize(WindowSize.around(columns, rows));
    }

    /** Begin with the most urgent, wherever it was the last time. */
    void begin() {
        show.begin();
    }

    /** Run, or stand still, as it is shown or not. */
    void stand(boolean visible, boolean covered, Moment now) {
        show.stand(visible, covered, now.millis());
    }

    @Override
    public void press(Action action, Moment now, Desk desk) {
        switch (action) {
            case UP -> show.scroll(-1);
            case DOWN -> show.scroll(1);
            case PAGE_UP -> show.scroll(-show.page());
            case PAGE_DOWN -> show.scroll(show.page());
            case FIRST -> show.scroll(-show.length());
            case LAST -> show.scroll(show.length());
            case NEXT_SLIDE -> show.next(now.millis());
            case PREVIOUS_SLIDE -> show.back(now.millis());
            case FASTER -> show.accelerate(1, now.millis());
            case SLOWER -> show.accelerate(-1, now.millis());
            case FREEZE -> show.pause();
            case RESUME -> show.resume(now.millis());
            case DELETE -> show.shown().ifPresent(report -> delete(report, now, desk));
            case OPEN -> show.shown().ifPresent(report -> desk.open(new DetailScreen(List.of(report), 0)));
            default -> {}
        }
        lookWhetherItCloses(desk);
    }

    boolean isPaused() {
        return show.isPaused();
    }

    private void delete(ReportRef report, Moment now, Desk desk) {
        if (report.id() == null) {
            desk.say("its file's name holds no report id, so it must be removed by hand");
        } else if (desk.deletes().isClosing(report)) {
            desk.say("it is to be deleted already");
        } else if (!desk.world().snapshot().holds(report)) {
            desk.say("it is gone already");
        } else if (isDoubtful(report, now) && !desk.options().readOnly()) {
            desk.ask(new DeleteDialog(List.of(report), what(report, desk), "", desk.world()));
        } else {
            Deleting.start(List.of(report), what(report, desk), now, desk);
        }
    }

    /** An ALERT is always asked about; for another, the key may have been meant for the slide before. */
    private boolean isDoubtful(ReportRef report, Moment now) {
        return report.status() != Status.ALERT && show.hasJustChanged(now.millis());
    }

    private static String what(ReportRef report, Desk desk) {
        String host = desk.world().ownerOf(report).map(owner -> " of " + owner).orElse("");
        return report.status() + " " + report.shortId() + host;
    }

    @Override
    public void advance(Moment now, Desk desk) {
        show.advance(now.millis());
        lookWhetherItCloses(desk);
    }

    private void lookWhetherItCloses(Desk desk) {
        show.closing(show.shown().filter(desk.deletes()::isClosing).isPresent());
    }

    @Override
    public OptionalLong nextStep() {
        return show.nextStep();
    }

    /** Return what is to be painted. */
    public Scene scene() {
        return show.scene();
    }
}
