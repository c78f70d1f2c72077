package io.montty.script.dialect;

import java.util.List;
import java.util.Optional;

/** Read a script's exit code and output in the way that its author meant them. */
public interface Dialect {

    /** The dialect of a script that names none. */
    Dialect DEFAULT = new MonttyDialect(ExitCodes.MONTTY);

    /** Return the name that a header declares this dialect by. */
    String name();

    /** Return what the exit codes of a script mean in this dialect. */
    ExitCodes exitCodes();

    /** Return this dialect with other meanings of its exit codes. */
    Dialect withExitCodes(ExitCodes exitCodes);

    /** Read the output of a script that ended by itself with {@code exitCode}, 0 to 255. */
    Reading read(int exitCode, ScriptOutput output);

    /** Return the dialect called {@code name}. */
    static Optional<Dialect> named(String name) {
        return KnownDialects.ALL.stream()
                .filter(dialect -> dialect.name().equals(name))
                .findFirst();
    }

    /** Return the names of all dialects. */
    static List<String> names() {
        return KnownDialects.ALL.stream().map(Dialect::name).toList();
    }
}
