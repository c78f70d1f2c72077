package io.montty.runtime.config;

import java.util.List;
import java.util.stream.Collectors;

/** Hold every mistake of a configuration that cannot be used. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Return the mistakes, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
