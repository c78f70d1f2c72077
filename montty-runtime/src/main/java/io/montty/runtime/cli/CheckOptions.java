package io.montty.runtime.cli;

import io.montty.runtime.checker.Selection;
import io.montty.runtime.config.MonttyConfig;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hold what {@code montty check} was asked for.
 *
 * @param project the project directory; null for that of the environment
 * @param tags of which checks have at least one; empty for no choice by tag
 * @param only globs of the ids of checks; empty for no choice by id
 * @param format the form that the report is printed in; null for none
 * @param to the server in place of the configured one; null for that
 * @param reportFormat the form of the report in place of the configured one; null for that
 * @param switches the options that take no value
 */
record CheckOptions(
        @Nullable Path project,
        List<String> tags,
        List<String> only,
        @Nullable OutputFormat format,
        @Nullable String to,
        MonttyConfig.Report.@Nullable Format reportFormat,
        Set<Switch> switches) {

    /** Name an option that takes no value. */
    enum Switch {
        NO_REPORT,
        NO_SEND,
        DRY_RUN,
        FORCE,
        EXIT_STATUS,
        NO_PLAN,
        WATCH
    }

    CheckOptions {
        tags = tags.stream().filter(tag -> !tag.isBlank()).toList();
        only = List.copyOf(only);
        switches = Set.copyOf(switches);
    }

    /** Ask for a run of all checks of {@code project}, with these options. */
    static CheckOptions of(Path project, Switch... switches) {
        return new CheckOptions(project, List.of(), List.of(), null, null, null, Set.of(switches));
    }

    boolean has(Switch option) {
        return switches.contains(option);
    }

    Selection selection() {
        return new Selection(new LinkedHashSet<>(tags), only);
    }
}
