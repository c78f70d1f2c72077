package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.Library;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Input;
import io.montty.runtime.monitor.text.WindowSize;
import io.montty.runtime.state.HostKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hold the state of the whole monitor: what is known, the screens on top of each other, and what a person is asked.
 *
 * <p>One thread owns it.
 */
public final class Console implements Desk {

    private final Library library;
    private final Options options;
    private final World world = new World();
    private final Deletes deletes = new Deletes();
    private final Freeze freeze = new Freeze();
    private final ScreenStack screens;
    private final List<Effect> effects = new ArrayList<>();
    private final Stillness stillness;
    private final PromptLine prompts;
    private final Inputs inputs;
    private Moment now;
    private @Nullable Dialog dialog;
    private final Notices notices = new Notices();
    private final Answers answers = new Answers(world, deletes, notices);
    private final Tastes tastes;
    private final Navigation navigation;
    private final Pausing pausing = new Pausing(this, freeze);

    /** Start with nothing to show. */
    public Console(Library library, Options options, ClassicScreen classic, WindowSize size, Moment now) {
        this.library = library;
        this.options = options;
        this.screens = new ScreenStack(size);
        this.now = now;
        this.stillness = new Stillness(now);
        this.prompts = new PromptLine(new Commands(this));
        this.inputs = new Inputs(this, prompts);
        this.tastes = new Tastes(options.preferences(), screens);
        this.navigation = new Navigation(this, screens, new HelpPages(options, tastes), classic);
        open(new FleetScreen());
        tastes.begin(now, this, top());
    }

    /** Show only what a filter accepts at first, and the classic slideshow on top if {@code slideshow} says so. */
    public void begin(Filter filter, boolean slideshow) {
        if (top() instanceof Filtered filtered) {
            filtered.filter(filter);
        }
        if (slideshow) {
            navigation.showClassic(now);
        }
    }

    /** Take in what lies in the folders now. */
    public void update(Snapshot next, Moment now) {
        this.now = now;
        deletes.keepOnly(next); // the manager works on while the screen is frozen
        if (freeze.isOn()) {
            freeze.keep(next, world.snapshot());
            world.managerRan(next.managerLastRun());
            return;
        }
        world.take(next);
        refresh();
    }

    /** Take in how hosts were doing in the last hours. */
    public void takeSparklines(Map<HostKey, List<Standing>> found) {
        world.takeSparklines(found);
    }

    /** Take in what reports complain of. */
    public void takeSignatures(Map<String, Signature> found, Moment now) {
        this.now = now;
        world.takeSignatures(found);
        // They come in many pieces; the screens below follow when they come up.
        top().update(world, now, stillness.holds(now));
    }

    void refresh() {
        world.acknowledges().keepOnly(world, now);
        Dialog asking = dialog;
        if (asking != null && asking.update(world, this) && dialog == asking) {
            dialog = null;
        }
        boolean held = stillness.begin(now);
        screens.each(screen -> screen.update(world, now, held));
    }

    /** Take in a new size of the window. */
    public void resize(WindowSize size) {
        screens.resize(size);
        navigation.fitHelp();
    }

    /** Do what a person asks for; return what is to be done outside. */
    public List<Effect> take(Input input, Moment now) {
        this.now = now;
        stillness.keyPressed(now);
        notices.keyPressed(now);
        inputs.take(input, now);
        showFound();
        navigation.letClassicRun(dialog != null || freeze.isOn(), now);
        return drain();
    }

    void quit() {
        if (deletes.pending() > 0) {
            ask(new QuitDialog(answers::quitWhenDone));
        } else {
            perform(new Effect.Quit());
        }
    }

    void undo() {
        String undone = deletes.undo();
        say(undone.isEmpty() ? "there is nothing to undo" : "not deleted: " + undone);
        refresh();
    }

    /** Have the project directory looked at. */
    void examine() {
        notices.begin("the doctor looks at " + options.folder() + " ...");
        perform(new Effect.Doctor());
    }

    /** Do what time brings; return what is to be done outside. */
    public List<Effect> advance(Moment now) {
        this.now = now;
        if (!(dialog instanceof QuitDialog)) {
            deletes.due(now).forEach(this::perform);
        }
        int givenUp = deletes.giveUp(now);
        if (givenUp > 0) {
            notices.tell(givenUp + " not deleted after 6 minutes; d asks again, :doctor tells what is wrong", now);
        }
        if (stillness.isOld(now) && !freeze.isOn()) {
            refresh(); // ages grow, and filters may ask for them
        }
        world.acknowledges().keepOnly(world, now);
        if (answers.isQuitting()) {
            perform(new Effect.Quit());
        }
        if (stillness.isOver(now)) {
            refresh();
        }
        showFound();
        navigation.letClassicRun(dialog != null || freeze.isOn(), now);
        top().advance(now, this);
        return drain();
    }

    /** Go on after the job was stopped: nobody could take a delete back meanwhile. */
    public void continued(Moment now) {
        this.now = now;
        deletes.beginAgain(now);
    }

    private OptionalLong nextDelete() {
        return dialog instanceof QuitDialog ? OptionalLong.empty() : deletes.nextStep();
    }

    /** Return when {@link #advance} has something to do; empty if only ages grow. */
    public OptionalLong nextStep() {
        return Stream.of(stillness.nextStep(), nextDelete(), top().nextStep())
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /** A screen must not come between a person and what is being typed. */
    private void showFound() {
        if (dialog == null && !prompts.isOpen()) {
            answers.takeFound().ifPresent(this::open);
        }
    }

    /** Return what is to be done when the monitor ends: what this user saw is kept. */
    public List<Effect> parting(Moment now) {
        return new VisitNotes()
                .of(world, library, now)
                .map(visit -> List.<Effect>of(new Effect.KeepVisit(visit)))
                .orElse(List.of());
    }

    Tastes tastes() {
        return tastes;
    }

    Navigation navigation() {
        return navigation;
    }

    Pausing pausing() {
        return pausing;
    }

    /** Return who takes in what came of effects. */
    public Answers answers() {
        return answers;
    }

    private List<Effect> drain() {
        List<Effect> drained = List.copyOf(effects);
        effects.clear();
        return drained;
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public Library library() {
        return library;
    }

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Deletes deletes() {
        return deletes;
    }

    @Override
    public void delete(List<ReportRef> reports, String what) {
        deletes.hold(reports, what, now);
        screens.each(screen -> screen.deleting(reports));
        refresh();
    }

    @Override
    public void open(Screen screen) {
        tastes.tell(screen);
        screens.open(screen, now, this);
    }

    @Override
    public void ask(Dialog next) {
        dialog = next;
    }

    /** Close {@code answered}, unless it led to another dialog. */
    void close(Dialog answered) {
        if (dialog == answered) {
            dialog = null;
        }
    }

    @Override
    public void perform(Effect effect) {
        effects.add(effect);
    }

    @Override
    public void say(String message) {
        notices.say(message);
    }

    /** Return the screen that keys go to. */
    public Screen top() {
        return screens.top();
    }

    /** Return what the screens are called, from the first to the top. */
    public List<String> path() {
        return screens.path();
    }

    public Optional<Dialog> dialog() {
        return Optional.ofNullable(dialog);
    }

    /** Return what is typed into the last line; empty if nothing. */
    public Optional<Prompt> prompt() {
        return prompts.shown();
    }

    public WindowSize size() {
        return screens.size();
    }

    /** Return what to say of a freeze; empty if there is none. */
    public String frozen() {
        return freeze.text();
    }

    /** Return what to say of the last key; empty if nothing. */
    public String message() {
        return notices.text();
    }
}
