package io.montty.runtime.cli;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.filter.FilterException;
import io.montty.runtime.monitor.view.ColorDepth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Hold what a person may ask of the monitor, and find what does not go together. */
final class MonitorOptions {

    @Option(names = "--classic", description = "Begin with the classic slideshow; c or Esc leaves it.")
    private boolean classic;

    @Option(
            names = "--plain",
            description = "Print the hosts once as a table without colours, the worst first, and end; for pipes and"
                    + " screen readers.")
    private boolean plain;

    @Option(
            names = "--follow",
            description = "With --plain: go on with a line for each change, until ^C or until nobody reads.")
    private boolean follow;

    @Option(names = "--once", description = "Print all reports as plain text and end; for pipes and screen readers.")
    private boolean once;

    @Option(
            names = "--filter",
            paramLabel = "TEXT",
            description =
                    "Show only the hosts that this filter accepts, such as 's:>=warn host:db*'. In the terminal it"
                            + " is the first filter, which / changes.")
    private @Nullable String filter;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "With --plain: how the table is written; by default as text.")
    private @Nullable OutputFormat format;

    @Option(
            names = "--color",
            paramLabel = "auto|always|never|16|256|true",
            description = "Which colours to use: by default what ~/.config/montty/monitor says, else auto, which"
                    + " honours NO_COLOR, COLORTERM and TERM.")
    private @Nullable String color;

    @Option(names = "--read-only", description = "Change nothing: no deletes, no acknowledging.")
    private boolean readOnly;

    /** @throws UsageException naming two options that contradict each other, or one that is useless alone */
    void refuseContradictions() {
        refuse(plain && once, "--plain", "--once");
        refuse(plain && classic, "--plain", "--classic");
        refuse(once && classic, "--once", "--classic");
        refuse(once && filter != null, "--once", "--filter");
        refuse(classic && filter != null, "--classic", "--filter");
        need(follow, "--follow");
        need(format != null, "--format");
        refuse(follow && isJson(), "--follow", "--format json");
    }

    private static void refuse(boolean both, String one, String other) {
        if (both) {
            throw new UsageException(one + " and " + other + " do not go together; leave one of them out");
        }
    }

    private void need(boolean given, String option) {
        if (given && !plain) {
            throw new UsageException(option + " goes with --plain alone: montty monitor --plain " + option
                    + (option.equals("--format") ? " text|json" : ""));
        }
    }

    /** @throws UsageException saying what is wrong with it, and where */
    Filter filter() {
        try {
            return filter == null ? Filter.ALL : Filter.parse(filter);
        } catch (FilterException e) {
            throw new UsageException("--filter '" + filter + "', column " + e.column() + ": " + e.getMessage());
        }
    }

    /**
     * @param preferred what counts if nothing was asked for
     * @throws UsageException if there is no such choice
     */
    ColorDepth.Choice color(String preferred) {
        String wanted = color == null ? preferred : color;
        return ColorDepth.Choice.parse(wanted)
                .orElseThrow(() -> new UsageException(
                        "--color is '" + wanted + "', expected auto, always, never, 16, 256 or true"));
    }

    boolean isClassic() {
        return classic;
    }

    boolean isPlain() {
        return plain;
    }

    boolean isFollowing() {
        return follow;
    }

    boolean isOnce() {
        return once;
    }

    boolean isJson() {
        return format == OutputFormat.JSON;
    }

    boolean isReadOnly() {
        return readOnly;
    }
}
