package io.montty.script;

import io.montty.api.Metric;
import io.montty.api.Status;
import java.util.List;
import java.util.Optional;

/** Read a script's exit code and output in the way that its author meant them. */
public sealed interface Dialect permits MonttyDialect {

    /** The dialect of a script that names none. */
    Dialect DEFAULT = new MonttyDialect();

    /** Every dialect there is. */
    List<Dialect> ALL = List.of(DEFAULT);

    /**
     * Hold what a script said.
     *
     * @param status what it found
     * @param text what it printed for people, line by line
     * @param metrics what it measured; the names differ from each other
     */
    record Reading(Status status, List<String> text, List<Metric> metrics) {

        public Reading {
            text = List.copyOf(text);
            metrics = List.copyOf(metrics);
        }
    }

    /** Return the name that a header declares this dialect by. */
    String name();

    /** Read the output of a script that ended by itself with {@code exitCode}, 0 to 255. */
    Reading read(int exitCode, ScriptOutput output);

    /** Return the dialect called {@code name}. */
    static Optional<Dialect> named(String name) {
        return ALL.stream().filter(dialect -> dialect.name().equals(name)).findFirst();
    }

    /** Return the names of all dialects. */
    static List<String> names() {
        return ALL.stream().map(Dialect::name).toList();
    }
}
