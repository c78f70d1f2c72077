package io.montty.runtime.monitor.key;

import static io.montty.runtime.monitor.key.Mode.CHANGES;
import static io.montty.runtime.monitor.key.Mode.CLASSIC;
import static io.montty.runtime.monitor.key.Mode.DETAIL;
import static io.montty.runtime.monitor.key.Mode.FLEET;
import static io.montty.runtime.monitor.key.Mode.HISTORY;
import static io.montty.runtime.monitor.key.Mode.LIST;
import static io.montty.runtime.monitor.key.Mode.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Bind keys to what they do on each screen. The help and the line of hints are made from this table. */
public enum Action {
    UP(Section.MOVE, "line up", Mode.all(), Key.of(Key.Kind.UP), Key.of('k')),
    DOWN(Section.MOVE, "line down", Mode.all(), Key.of(Key.Kind.DOWN), Key.of('j')),
    PAGE_UP(Section.MOVE, "page up", Mode.all(), Key.of(Key.Kind.PAGE_UP), Key.control('b')),
    PAGE_DOWN(Section.MOVE, "page down", Mode.all(), Key.of(Key.Kind.PAGE_DOWN), Key.control('f')),
    FIRST(Section.MOVE, "first", Mode.all(), Key.of(Key.Kind.HOME), Key.of('g')),
    LAST(Section.MOVE, "last", Mode.all(), Key.of(Key.Kind.END), Key.of('G')),
    LEFT(Section.MOVE, "left", Set.of(DETAIL, HISTORY, TEXT), Key.of(Key.Kind.LEFT), Key.of('<')),
    RIGHT(Section.MOVE, "right", Set.of(DETAIL, HISTORY, TEXT), Key.of(Key.Kind.RIGHT), Key.of('>')),
    OPEN(Section.MOVE, "open", Set.of(FLEET, LIST, HISTORY, CHANGES, CLASSIC), Key.of(Key.Kind.ENTER)),
    NEXT_PROBLEM(Section.MOVE, "next problem", Set.of(DETAIL, FLEET, LIST), Key.of('e')),
    PREVIOUS_PROBLEM(Section.MOVE, "problem before", Set.of(DETAIL, FLEET, LIST), Key.of('E')),
    PREVIOUS_REPORT(Section.MOVE, "report before", Set.of(DETAIL), Key.of('[')),
    NEXT_REPORT(Section.MOVE, "next report", Set.of(DETAIL), Key.of(']')),
    NEXT_SLIDE(Section.MOVE, "next report", Set.of(CLASSIC), Key.of('n')),
    PREVIOUS_SLIDE(Section.MOVE, "report before", Set.of(CLASSIC), Key.of('b')),
    BACK(Section.MOVE, "back", Mode.all(), Key.of(Key.Kind.ESCAPE)),

    DELETE(Section.ACT, "delete", Set.of(FLEET, LIST, DETAIL, CLASSIC), Key.of('d')),
    BULK_DELETE(Section.ACT, "delete many", Set.of(FLEET, LIST), Key.of('D')),
    UNDO(Section.ACT, "undo delete", Mode.all(), Key.of('u')),
    ACKNOWLEDGE(Section.ACT, "acknowledge, end", Set.of(FLEET, LIST, DETAIL), Key.of('a')),
    MARK(Section.ACT, "mark", Set.of(FLEET, LIST), Key.of(' ')),
    MARK_ALL(Section.ACT, "mark all", Set.of(FLEET, LIST), Key.of('*')),
    UNMARK_ALL(Section.ACT, "mark none", Set.of(FLEET, LIST), Key.of('\\')),
    COPY(Section.ACT, "copy text", Mode.allBut(CLASSIC), Key.of('y')),
    COPY_ID(Section.ACT, "copy name or id", Mode.allBut(CLASSIC, TEXT), Key.of('Y')),
    FREEZE(Section.ACT, "freeze", Mode.all(), Key.control('s')),
    PAUSE(Section.ACT, "freeze, or go on", Mode.all(), Key.of('p')),
    RESUME(Section.ACT, "go on", Mode.all(), Key.control('q')),

    FILTER(Section.ACT, "filter", Set.of(FLEET, LIST), Key.of('/')),
    FIND(Section.ACT, "find", Set.of(DETAIL, TEXT), Key.of('/')),
    NEXT_MATCH(Section.ACT, "next match", Set.of(DETAIL, TEXT), Key.of('n')),
    PREVIOUS_MATCH(Section.ACT, "match before", Set.of(DETAIL, TEXT), Key.of('N')),
    SORT_STATUS(Section.VIEW, "sort by status", Set.of(FLEET, LIST), Key.of('S')),
    SORT_AGE(Section.VIEW, "sort by age", Set.of(FLEET, LIST), Key.of('A')),
    SORT_NAME(Section.VIEW, "sort by name", Set.of(FLEET, LIST), Key.of('N')),
    GROUP(Section.VIEW, "group the same", Set.of(LIST), Key.of('z')),
    FOLD(Section.VIEW, "fold or open", Set.of(DETAIL), Key.of(Key.Kind.ENTER)),
    FOLD_ALL(Section.VIEW, "open all, fold", Set.of(DETAIL, CHANGES), Key.of('o')),
    EVENTS_OF(Section.VIEW, "events of row, all", Set.of(HISTORY), Key.of('o')),
    RAW(Section.VIEW, "raw text", Set.of(DETAIL), Key.of('r')),
    WRAP(Section.VIEW, "wrap lines", Set.of(DETAIL, TEXT), Key.of('w')),
    ZOOM_IN(Section.VIEW, "shorter cells", Set.of(HISTORY), Key.of('+')),
    ZOOM_OUT(Section.VIEW, "longer cells", Set.of(HISTORY), Key.of('-')),
    FASTER(Section.VIEW, "faster", Set.of(CLASSIC), Key.of('+')),
    SLOWER(Section.VIEW, "slower", Set.of(CLASSIC), Key.of('-')),
    HISTORY_OF_HOST(Section.VIEW, "history", Set.of(FLEET, LIST, DETAIL, CHANGES), Key.of('h')),
    CHANGES_SINCE(Section.VIEW, "what changed", Mode.allBut(CLASSIC, CHANGES), Key.of('C')),
    CLASSIC_SHOW(Section.VIEW, "classic slideshow", Mode.all(), Key.of('c')),
    COMMAND(Section.ACT, "command", Mode.allBut(CLASSIC), Key.of(':')),
    HELP(Section.MOVE, "this help", Mode.all(), Key.of('?'), Key.of(Key.Kind.F1)),
    MOUSE(Section.VIEW, "mouse on, off", Mode.all(), Key.of(Key.Kind.F2)),
    REDRAW(Section.VIEW, "redraw", Mode.all(), Key.control('l')),
    SUSPEND(Section.VIEW, "suspend (fg)", Mode.all(), Key.control('z')),
    QUIT(Section.MOVE, "quit", Mode.all(), Key.of('q'), Key.control('c'));

    /** Tell where the help lists it. */
    public enum Section {
        MOVE,
        ACT,
        VIEW
    }

    private final Section section;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // nothing changes it, but its type does not say so
    private final Set<Mode> modes;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed, but its type does not say so
    private final List<Key> keys;

    Action(Section section, String description, Set<Mode> modes, Key... keys) {
        this.section = section;
        this.description = description;
        this.modes = modes;
        this.keys = List.of(keys);
    }

    /** Return what {@code key} does on a screen; empty if nothing. */
    public static Optional<Action> of(Key key, Mode mode) {
        return Arrays.stream(values())
                .filter(action -> action.modes.contains(mode) && action.keys.contains(key))
                .findFirst();
    }

    /** Return what can be done on a screen, in the order of the help. */
    public static List<Action> in(Mode mode, Section section) {
        return Arrays.stream(values())
                .filter(action -> action.section == section && action.modes.contains(mode))
                .toList();
    }

    /** Tell whether it can be done on a screen. */
    public boolean worksIn(Mode mode) {
        return modes.contains(mode);
    }

    /** Return what it does, in a few words. */
    public String description() {
        return description;
    }

    /** Return the keys that do it, as they are printed on the keyboard. */
    public String keyLabels() {
        return keys.stream().map(Key::label).collect(Collectors.joining(" "));
    }

    /** Return its keys. */
    public List<Key> keys() {
        return keys;
    }

    /** Return the first of its keys, as it is printed on the keyboard. */
    public String firstKey() {
        return keys.get(0).label();
    }
}
