package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.Library;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Input;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.monitor.key.Mouse;
import io.montty.runtime.monitor.key.Pasted;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.WindowSize;
import io.montty.runtime.state.HostKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hold the state of the whole monitor: what is known, the screens on top of each other, and what a person is asked.
 *
 * <p>One thread owns it.
 */
public final class Console implements Desk {

    /** For how long after a key rows stay where they are, in milliseconds. */
    private static final long HOLD = 2_000;

    private final Library library;
    private final Options options;
    private final ClassicScreen classic;
    private final World world = new World();
    private final Deletes deletes = new Deletes();
    private final Freeze freeze = new Freeze();
    private final Deque<Screen> screens = new ArrayDeque<>();
    private final List<Effect> effects = new ArrayList<>();
    private final PromptLine prompts;
    private WindowSize size;
    private Moment now;
    private long heldUntil;
    private boolean held;
    private @Nullable Dialog dialog;
    private boolean quitting;
    private @Nullable Screen found;
    private final Notices notices = new Notices();
    private final Tastes tastes;
    private final HelpPages pages;

    /** Start with nothing to show. */
    public Console(Library library, Options options, ClassicScreen classic, WindowSize size, Moment now) {
        this.library = library;
        this.options = options;
        this.classic = classic;
        this.size = size;
        this.now = now;
        this.heldUntil = now.millis();
        this.prompts = new PromptLine(new Commands(this));
        this.tastes = new Tastes(options.preferences());
        this.pages = new HelpPages(options, tastes);
        open(new FleetScreen());
        prefer(options.preferences());
    }

    /** Show only what a filter accepts at first, and the classic slideshow on top if {@code slideshow} says so. */
    public void begin(Filter filter, boolean slideshow) {
        if (top() instanceof Filtered filtered) {
            filtered.filter(filter);
        }
        if (slideshow) {
            showClassic(now);
        }
    }

    /** Take in what lies in the folders now. */
    public void update(Snapshot next, Moment now) {
        this.now = now;
        deletes.keepOnly(next); // the manager works on while the screen is frozen
        if (freeze.isOn()) {
            freeze.keep(next, world.snapshot());
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
        held = now.millis() < heldUntil;
        top().update(world, now, held); // they come in many pieces; the screens below follow when they come up
    }

    void refresh() {
        world.acknowledges().keepOnly(world, now);
        Dialog asking = dialog;
        if (asking != null && asking.update(world, this) && dialog == asking) {
            dialog = null;
        }
        held = now.millis() < heldUntil;
        screens.forEach(screen -> screen.update(world, now, held));
    }

    /** Take in a new size of the window. */
    public void resize(WindowSize size) {
        this.size = size;
        screens.forEach(this::fit);
        if (pages.isHelp(top())) {
            screens.pop();
            open(pages.again(size.columns()));
        }
    }

    private void fit(Screen screen) {
        screen.resize(size.columns(), size.bodyRows());
    }

    /** Do what a person asks for; return what is to be done outside. */
    public List<Effect> take(Input input, Moment now) {
        this.now = now;
        heldUntil = now.millis() + HOLD;
        notices.keyPressed(now);
        if (input instanceof Key key) {
            press(key);
        } else if (input instanceof Mouse deed && dialog == null && !size.isTooSmall()) {
            use(deed);
        } else if (input instanceof Pasted pasted) {
            paste(pasted);
        }
        showFound();
        letClassicRun();
        return drain();
    }

    private void press(Key key) {
        if (size.isTooSmall() && !(dialog instanceof QuitDialog)) {
            Action.of(key, Mode.TEXT).filter(Console::works).ifPresent(this::act);
        } else if (dialog != null) {
            Dialog asking = dialog;
            if (asking.press(key, now, this) && dialog == asking) {
                dialog = null;
            }
        } else if (prompts.isOpen()) {
            prompts.press(key, top(), now, this);
        } else {
            Action.of(key, top().mode()).ifPresent(this::act);
        }
    }

    /** Only the last line takes pasted text, since there it can be nothing but text; dialogs are answered by hand. */
    private void paste(Pasted pasted) {
        if (prompts.isOpen() && dialog == null && !size.isTooSmall()) {
            pasted.text().codePoints().forEach(character -> prompts.press(Key.of(character), top(), now, this));
        } else {
            say("pasted text was dropped; / and : take it");
        }
    }

    private static boolean works(Action whereNothingIsShown) {
        return whereNothingIsShown == Action.QUIT
                || whereNothingIsShown == Action.SUSPEND
                || whereNothingIsShown == Action.REDRAW;
    }

    private void act(Action action) {
        switch (action) {
            case QUIT -> quit();
            case SUSPEND -> perform(new Effect.Suspend());
            case REDRAW -> perform(new Effect.Redraw());
            case MOUSE -> use(Setting.MOUSE, !uses(Setting.MOUSE));
            case FREEZE -> freeze();
            case RESUME -> resume();
            case UNDO -> undo();
            case BACK -> back();
            case HELP -> help();
            case CLASSIC_SHOW -> showClassic(now);
            case CHANGES_SINCE -> open(new ChangesScreen());
            case COMMAND -> prompts.command();
            case FILTER -> prompts.filter(top());
            case FIND -> prompts.find(top());
            default -> top().press(action, now, this);
        }
    }

    private void use(Mouse deed) {
        switch (deed.deed()) {
            case WHEEL_UP -> top().press(Action.UP, now, this);
            case WHEEL_DOWN -> top().press(Action.DOWN, now, this);
            case PRESSED -> top().click(deed.row() - size.bodyTop(), now, this);
        }
    }

    void quit() {
        if (deletes.pending() > 0) {
            ask(new QuitDialog(() -> quitting = true));
        } else {
            perform(new Effect.Quit());
        }
    }

    /** Switch something on or off. */
    void use(Setting setting, boolean on) {
        tastes.use(setting, on);
        if (setting == Setting.MOUSE) {
            perform(new Effect.UseMouse(on));
        }
        screens.forEach(screen -> screen.use(setting, on));
        String hint = setting == Setting.MOUSE && on ? "; hold Shift to select text" : "";
        say(setting.word() + (on ? " on" : " off") + hint);
    }

    private void prefer(Preferences preferences) {
        if (uses(Setting.MOUSE)) {
            perform(new Effect.UseMouse(true));
        }
        if (preferences.sort().equals("age")) {
            top().press(Action.SORT_AGE, now, this);
        } else if (preferences.sort().equals("name")) {
            top().press(Action.SORT_NAME, now, this);
        }
    }

    void useTheme(String name) {
        tastes.useTheme(name);
        perform(new Effect.UseTheme(name));
        say("theme " + name);
    }

    /** Return by which theme is painted. */
    public String theme() {
        return tastes.theme();
    }

    /** Tell whether something is switched on. */
    public boolean uses(Setting setting) {
        return tastes.uses(setting);
    }

    private void freeze() {
        if (freeze.isOn()) {
            resume();
        } else if (top() instanceof ClassicScreen shown) {
            shown.press(Action.FREEZE, now, this);
        } else {
            freeze.begin();
        }
    }

    private void resume() {
        if (top() instanceof ClassicScreen shown) {
            shown.press(Action.RESUME, now, this);
        }
        Snapshot newest = freeze.end();
        if (newest != null) {
            update(newest, now);
        }
    }

    private void undo() {
        String undone = deletes.undo();
        say(undone.isEmpty() ? "there is nothing to undo" : "not deleted: " + undone);
        refresh();
    }

    private void back() {
        if (screens.size() > 1) {
            screens.pop().leave(this);
            refresh();
        } else {
            top().press(Action.BACK, now, this);
        }
    }

    /** Leave all screens but the first. */
    void home() {
        while (screens.size() > 1) {
            screens.pop().leave(this);
        }
        refresh();
    }

    void help() {
        if (pages.isHelp(top())) {
            back();
        } else {
            openHelp(top().mode());
        }
    }

    void openHelp(Mode mode) {
        open(pages.of(mode, size.columns()));
    }

    void showPreferences() {
        open(pages.preferences());
    }

    /** Have the project directory looked at. */
    void examine() {
        notices.begin("the doctor looks at " + options.folder() + " ...");
        perform(new Effect.Doctor());
    }

    /** Show the classic slideshow from what is the most urgent; if it is shown already, leave it. */
    void showClassic(Moment now) {
        if (top() instanceof ClassicScreen) {
            back();
        } else {
            classic.begin();
            open(classic);
        }
    }

    /** Do what time brings; return what is to be done outside. */
    public List<Effect> advance(Moment now) {
        this.now = now;
        deletes.due(now).forEach(this::perform);
        world.acknowledges().keepOnly(world, now);
        if (quitting) {
            perform(new Effect.Quit());
        }
        if (held && now.millis() >= heldUntil) {
            refresh();
        }
        letClassicRun();
        top().advance(now, this);
        return drain();
    }

    /** It goes on only while a person can read it. */
    private void letClassicRun() {
        classic.stand(top() == classic, dialog != null || size.isTooSmall() || freeze.isOn(), now);
    }

    /** Return when {@link #advance} has something to do; empty if only ages grow. */
    public OptionalLong nextStep() {
        LongStream hold = held ? LongStream.of(heldUntil) : LongStream.empty();
        return LongStream.concat(
                        hold, Stream.of(deletes.nextStep(), top().nextStep()).flatMapToLong(OptionalLong::stream))
                .min();
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

    /** Show what the doctor found. */
    public void diagnosed(List<String> lines) {
        notices.done();
        found = new TextScreen(
                "doctor",
                lines.stream().map(line -> Line.of(1, line, Role.PLAIN)).toList());
        showFound();
    }

    /** A screen must not come between a person and what is being typed. */
    private void showFound() {
        if (found != null && dialog == null && !prompts.isOpen()) {
            open(found);
            found = null;
        }
    }

    /** Return what is to be done when the monitor ends: what this user saw is kept. */
    public List<Effect> parting(Moment now) {
        return new VisitNotes()
                .of(world, library, now)
                .map(visit -> List.<Effect>of(new Effect.KeepVisit(visit)))
                .orElse(List.of());
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
        screens.forEach(screen -> screen.deleting(reports));
        refresh();
    }

    @Override
    public void open(Screen screen) {
        screens.remove(screen);
        tastes.tell(screen);
        screens.push(screen);
        fit(screen);
        screen.opened(now, this);
        screen.update(world, now, false);
    }

    @Override
    public void ask(Dialog next) {
        dialog = next;
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
        return screens.element();
    }

    /** Return what the screens are called, from the first to the top. */
    public List<String> path() {
        List<String> crumbs = new ArrayList<>();
        screens.descendingIterator().forEachRemaining(screen -> crumbs.add(screen.crumb()));
        return crumbs;
    }

    public Optional<Dialog> dialog() {
        return Optional.ofNullable(dialog);
    }

    /** Return what is typed into the last line; empty if nothing. */
    public Optional<Prompt> prompt() {
        return prompts.shown();
    }

    public WindowSize size() {
        return size;
    }

    /** Return what to say of a freeze; empty if there is none. */
    public String frozen() {
        return freeze.text();
    }

    /** Return what to say of the last key; empty if nothing. */
    public String message() {
        return notices.text();
    }

    public boolean usesMouse() {
        return uses(Setting.MOUSE);
    }
}
