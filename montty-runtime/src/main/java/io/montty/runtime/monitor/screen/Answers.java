package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Take in what came of what was to be done outside, and say so to the person. */
public final class Answers {

    private final World world;
    private final Deletes deletes;
    private final Notices notices;
    private boolean quitting;
    private @Nullable Screen found;

    Answers(World world, Deletes deletes, Notices notices) {
        this.world = world;
        this.deletes = deletes;
        this.notices = notices;
    }

    /** Take in that the manager was asked to delete. */
    public void deleteAsked(Effect.Delete delete, Moment now) {
        deletes.asked(delete.ids(), now);
        notices.tell("asked the manager to delete " + delete.what(), now);
    }

    /** Take in that the manager was asked to delete these before, maybe by a monitor that has ended since. */
    public void deleteAskedBefore(Collection<String> ids, Moment then) {
        deletes.asked(ids, then);
    }

    /** Take in that the manager was asked to note who takes care of problems. */
    public void acknowledgeAsked(Effect.Acknowledge asked, Moment now) {
        world.acknowledges().asked(asked.host(), asked.checks(), now);
        tell("asked the manager to acknowledge that; it does so at its next run", now);
    }

    /** Take in that something outside failed: a person must know before the monitor ends. */
    public void failed(String text, Moment now) {
        quitting = false;
        tell(text, now);
    }

    /** Tell the person what no key asked for. */
    public void tell(String text, Moment now) {
        notices.tell(text, now);
    }

    /** Take in what the doctor found; it is shown as soon as nobody is being asked anything. */
    public void diagnosed(List<String> lines) {
        notices.done();
        found = new TextScreen(
                "doctor",
                lines.stream().map(line -> Line.of(1, line, Role.PLAIN)).toList());
    }

    /** Return a screen that waits to be shown, once. */
    Optional<Screen> takeFound() {
        Optional<Screen> taken = Optional.ofNullable(found);
        found = null;
        return taken;
    }

    /** End the monitor as soon as all that was asked for could be done. */
    void quitWhenDone() {
        quitting = true;
    }

    boolean isQuitting() {
        return quitting;
    }
}
