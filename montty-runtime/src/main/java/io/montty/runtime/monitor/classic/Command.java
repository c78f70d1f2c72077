package io.montty.runtime.monitor.classic;

import io.montty.runtime.monitor.key.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Bind keys to what they do. The help screen and the header are made from this table. */
public enum Command {
    QUIT("[q]uit", "quit", Key.of('q'), Key.control('c')),
    DELETE("[d]elete", "delete", Key.of('d')),
    PAUSE("[^s]pause", "pause", Key.control('s')),
    RESUME("[^q]resume", "resume", Key.control('q')),
    NEXT("", "next report", Key.of('n')),
    BACK("", "report before", Key.of('b')),
    UP("", "line up *", Key.of(Key.Kind.UP), Key.of('k')),
    DOWN("", "line down *", Key.of(Key.Kind.DOWN), Key.of('j')),
    PAGE_UP("", "page up *", Key.of(Key.Kind.PAGE_UP), Key.control('b')),
    PAGE_DOWN("", "page down *", Key.of(Key.Kind.PAGE_DOWN), Key.control('f'), Key.of(' ')),
    FIRST("", "first line *", Key.of(Key.Kind.HOME), Key.of('g')),
    LAST("", "last line *", Key.of(Key.Kind.END), Key.of('G')),
    HELP("[?]help", "this help", Key.of('?'), Key.of(Key.Kind.F1)),
    REDRAW("", "redraw", Key.control('l')),
    SUSPEND("", "suspend (fg)", Key.control('z'));

    private final String header;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed, but its type does not say so
    private final List<Key> keys;

    Command(String header, String description, Key... keys) {
        this.header = header;
        this.description = description;
        this.keys = List.of(keys);
    }

    /** Return what {@code key} does; empty if nothing. */
    public static Optional<Command> of(Key key) {
        return Arrays.stream(values())
                .filter(command -> command.keys.contains(key))
                .findFirst();
    }

    /** Return how the header shows it; empty if it does not. */
    public String header() {
        return header;
    }

    /** Return what it does, in a few words; an asterisk says that it pauses as well. */
    public String description() {
        return description;
    }

    /** Return the keys that do it, as they are printed on the keyboard. */
    public String keyLabels() {
        return keys.stream().map(Key::label).collect(Collectors.joining(" "));
    }
}
