package io.montty.runtime.cli;

import io.montty.api.Check;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.plugins.loader.LoadedCheck;
import io.montty.runtime.checker.Instance;
import io.montty.runtime.config.ConfigDescription;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Describe a Java check as its author declares it, whatever is configured here.
 *
 * @param spec what it is called
 * @param description what it looks at; empty if its author does not say
 * @param config what its configuration takes
 */
record CheckDescription(CheckSpec spec, String description, ConfigDescription config) {

    /** Return what the author of {@code check} says of it. */
    static String words(Check check) {
        Description description = type(check).getAnnotation(Description.class);
        return description == null ? "" : description.value();
    }

    /** Return the class that the author of {@code check} wrote. */
    static Class<?> type(Check check) {
        return check instanceof LoadedCheck loaded ? loaded.declaringClass() : check.getClass();
    }

    /** Return the description for a terminal. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(spec.id() + ": " + spec.title());
        if (!description.isEmpty()) {
            lines.add(description);
        }
        lines.add("");
        lines.add("tags: " + tags() + "; timeout: " + shown(spec.timeout()) + "; runs: " + interval());
        if (config.keys().isEmpty()) {
            lines.add("takes no configuration");
        } else {
            lines.add("config:");
            config.keys().forEach(key -> addKey(key, lines));
        }
        config.rules().forEach(rule -> lines.add("  " + rule));
        return lines;
    }

    private static void addKey(ConfigDescription.Key key, List<String> lines) {
        lines.add("  " + key.name() + ": " + (key.value().isEmpty() ? "(nothing)" : key.value()));
        if (!key.description().isEmpty()) {
            lines.add("      " + key.description());
        }
        lines.add("      " + String.join("; ", asked(key)));
    }

    /** Return the description as a section of a Markdown page. */
    List<String> markdown() {
        List<String> lines =
                new ArrayList<>(List.of("## " + spec.id(), "", (spec.title() + ". " + description).strip(), ""));
        lines.add("Tags: " + tags() + ". Timeout: " + shown(spec.timeout()) + ". Runs: " + interval() + ".");
        lines.add("");
        if (config.keys().isEmpty()) {
            lines.add("It takes no configuration.");
        } else {
            lines.add("| key | default | what it does | takes |");
            lines.add("|---|---|---|---|");
            config.keys().forEach(key -> lines.add(row(key)));
        }
        if (!config.rules().isEmpty()) {
            lines.add("");
            lines.add("Together: " + String.join("; ", config.rules()) + ".");
        }
        return lines;
    }

    private static String row(ConfigDescription.Key key) {
        return "| `" + key.name() + "` | " + (key.value().isEmpty() ? "" : "`" + cell(key.value()) + "`") + " | "
                + cell(key.description()) + " | " + cell(String.join("; ", asked(key))) + " |";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    /** Return what is asked of a value, in words. */
    static List<String> asked(ConfigDescription.Key key) {
        List<String> asked = new ArrayList<>(List.of(key.expected()));
        asked.addAll(key.constraints());
        return asked;
    }

    private String tags() {
        return spec.tags().isEmpty() ? "none" : String.join(", ", new TreeSet<>(spec.tags()));
    }

    private String interval() {
        return spec.interval().isZero() ? "every time" : "every " + shown(spec.interval());
    }

    private static String shown(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /** Return the check that {@code planned} is made of. */
    static Check declared(PlannedCheck planned) {
        return planned.check() instanceof Instance instance ? instance.check() : planned.check();
    }
}
