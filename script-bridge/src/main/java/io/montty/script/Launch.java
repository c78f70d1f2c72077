package io.montty.script;

import java.util.List;

/** Say how a script is started, or why it cannot be. */
sealed interface Launch {

    /** Start it with these words; the first names the program by an absolute path. */
    record Ready(List<String> argv) implements Launch {

        public Ready {
            argv = List.copyOf(argv);
        }
    }

    /** It cannot be started; {@code reason} is one line that says what to do. */
    record Refused(String reason) implements Launch {}
}
