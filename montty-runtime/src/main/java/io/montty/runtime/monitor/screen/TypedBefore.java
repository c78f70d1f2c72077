package io.montty.runtime.monitor.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remember the commands of a session, and go through them. */
final class TypedBefore {

    private static final int MOST = 100;

    private final List<String> lines = new ArrayList<>();
    private String begun = "";
    private int place;

    /** Begin behind the newest. */
    void start() {
        place = lines.size();
        begun = "";
    }

    void add(String line) {
        if (!line.isBlank()) {
            lines.remove(line);
            lines.add(line);
        }
        if (lines.size() > MOST) {
            lines.remove(0);
        }
    }

    /** Return the line before; empty if there is none. */
    Optional<String> earlier(String shown) {
        if (place == lines.size()) {
            begun = shown;
        }
        if (place == 0) {
            return Optional.empty();
        }
        place--;
        return Optional.of(lines.get(place));
    }

    /** Return the line after, at last the one that was begun; empty if there is none. */
    Optional<String> later() {
        if (place == lines.size()) {
            return Optional.empty();
        }
        place++;
        return Optional.of(place == lines.size() ? begun : lines.get(place));
    }
}
