package io.montty.runtime.monitor.terminal;

import io.montty.runtime.monitor.key.Input;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.key.Mouse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Know what terminals send after ESC, in the modes and dialects that are met today. */
final class KeySequences {

    /** How mode 1006 reports the mouse: button, column and row from 1, and whether it was pressed or let go. */
    private static final Pattern MOUSE = Pattern.compile("\\[<(\\d{1,4});(\\d{1,5});(\\d{1,5})([Mm])");

    private static final Map<String, Key.Kind> KEYS = Map.ofEntries(
            Map.entry("[A", Key.Kind.UP),
            Map.entry("OA", Key.Kind.UP),
            Map.entry("[B", Key.Kind.DOWN),
            Map.entry("OB", Key.Kind.DOWN),
            Map.entry("[C", Key.Kind.RIGHT),
            Map.entry("OC", Key.Kind.RIGHT),
            Map.entry("[D", Key.Kind.LEFT),
            Map.entry("OD", Key.Kind.LEFT),
            Map.entry("[5~", Key.Kind.PAGE_UP),
            Map.entry("[6~", Key.Kind.PAGE_DOWN),
            Map.entry("[H", Key.Kind.HOME),
            Map.entry("OH", Key.Kind.HOME),
            Map.entry("[1~", Key.Kind.HOME),
            Map.entry("[7~", Key.Kind.HOME),
            Map.entry("[F", Key.Kind.END),
            Map.entry("OF", Key.Kind.END),
            Map.entry("[4~", Key.Kind.END),
            Map.entry("[8~", Key.Kind.END),
            Map.entry("[3~", Key.Kind.DELETE),
            Map.entry("[Z", Key.Kind.BACK_TAB),
            Map.entry("OM", Key.Kind.ENTER),
            Map.entry("OP", Key.Kind.F1),
            Map.entry("[11~", Key.Kind.F1),
            Map.entry("[[A", Key.Kind.F1),
            Map.entry("OQ", Key.Kind.F2),
            Map.entry("[12~", Key.Kind.F2),
            Map.entry("[[B", Key.Kind.F2));

    private KeySequences() {}

    /** Return what a whole sequence, without its ESC, says; empty if it is nothing that anybody asked for. */
    static Optional<Input> read(String sequence) {
        Matcher mouse = MOUSE.matcher(sequence);
        if (mouse.matches()) {
            return mouse.group(4).equals("M") ? pressed(mouse) : Optional.empty();
        }
        if (sequence.startsWith("[M")) {
            return Optional.empty(); // the mouse in a form that we did not ask for
        }
        return Optional.of(Key.of(KEYS.getOrDefault(sequence, Key.Kind.UNKNOWN)));
    }

    /** Other buttons, drags, and buttons together with keys are left alone. */
    private static Optional<Input> pressed(Matcher mouse) {
        int column = Math.max(0, Integer.parseInt(mouse.group(2)) - 1);
        int row = Math.max(0, Integer.parseInt(mouse.group(3)) - 1);
        return switch (Integer.parseInt(mouse.group(1))) {
            case 0 -> Optional.of(new Mouse(Mouse.Deed.PRESSED, column, row));
            case 64 -> Optional.of(new Mouse(Mouse.Deed.WHEEL_UP, column, row));
            case 65 -> Optional.of(new Mouse(Mouse.Deed.WHEEL_DOWN, column, row));
            default -> Optional.empty();
        };
    }
}
