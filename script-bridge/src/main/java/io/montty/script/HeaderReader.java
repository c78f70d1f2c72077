package io.montty.script;

import io.montty.api.DurationNotation;
import io.montty.script.dialect.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Read the {@code montty:} comment of one script. */
final class HeaderReader {

    /** How many lines at the start of a script may hold the header. */
    static final int LINES = 30;

    private static final List<String> KEYS = List.of("title", "tags", "timeout", "dialect", "interval");

    /** Any comment leader will do; quotes will not, because a program may well print such a line. */
    private static final Pattern HEADER =
            Pattern.compile("\\s*(?:[^\\p{Alnum}\\s\"'`$]{1,4}|(?i:rem|dnl))\\s*montty:(?<text>.*)", Pattern.DOTALL);

    private static final Pattern COMMENT_END = Pattern.compile("\\s*(?:\\*/|-->|\\*\\)|-})\\s*$");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,]+");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private final Dialect fallback;

    private HeaderReader(Dialect fallback) {
        this.fallback = fallback;
    }

    /**
     * Tell what is wrong with a header.
     *
     * @param line where, counted from 1
     * @param message what was found, what was expected
     * @param fatal whether the script's results cannot be read, so that it must not run
     */
    record Problem(int line, String message, boolean fatal) {}

    /** Hold a header together with what is wrong with it. */
    record Reading(ScriptHeader header, List<Problem> problems) {

        Reading {
            problems = List.copyOf(problems);
        }
    }

    private record Entry(int line, String value) {}

    /** Read the header among {@code lines}, the first lines of a script; without one, everything is the default. */
    static Reading read(List<String> lines) {
        return read(lines, Dialect.DEFAULT);
    }

    /** Read the header among {@code lines}, the first lines of a script in {@code dialect} unless it names another. */
    static Reading read(List<String> lines, Dialect dialect) {
        HeaderReader reader = new HeaderReader(dialect);
        reader.collect(lines);
        ScriptHeader header = new ScriptHeader(
                reader.title(),
                reader.tags(),
                reader.duration("timeout"),
                reader.dialect(),
                reader.duration("interval"),
                reader.value("dialect"));
        return new Reading(header, reader.problems);
    }

    private void collect(List<String> lines) {
        int first = 0;
        for (int number = 1; number <= Math.min(lines.size(), LINES); number++) {
            Matcher matcher = HEADER.matcher(lines.get(number - 1));
            if (!matcher.matches()) {
                continue;
            }
            if (first > 0) {
                problem(number, "is a second montty header; put all keys into the one in line " + first);
            } else {
                first = number;
            }
            collectKeys(number, COMMENT_END.matcher(matcher.group("text")).replaceFirst(""));
        }
    }

    private void collectKeys(int line, String text) {
        List<HeaderToken> tokens = HeaderToken.split(text);
        if (tokens.isEmpty()) {
            problem(line, "the montty header is empty; write for example title=\"Open ports\" timeout=10s");
        }
        for (HeaderToken token : tokens) {
            if (token instanceof HeaderToken.Pair pair) {
                collectPair(line, pair);
            } else if (token instanceof HeaderToken.Malformed malformed) {
                // What cannot be read may have been meant to name the dialect, and a guessed one would lie.
                boolean fatal = malformed.text().contains("dialect");
                problems.add(new Problem(line, "'" + malformed.text() + "' " + malformed.reason(), fatal));
            }
        }
    }

    private void collectPair(int line, HeaderToken.Pair pair) {
        if (!KEYS.contains(pair.key())) {
            problem(line, "unknown key '" + pair.key() + "'; known are " + String.join(", ", KEYS));
            return;
        }
        Entry earlier = entries.putIfAbsent(pair.key(), new Entry(line, pair.value()));
        if (earlier != null) {
            boolean fatal = pair.key().equals("dialect") && !earlier.value().equals(pair.value());
            problems.add(new Problem(
                    line,
                    pair.key() + " is given twice; '" + earlier.value() + "' in line " + earlier.line() + " counts",
                    fatal));
        }
    }

    private @Nullable String title() {
        Entry entry = entries.get("title");
        if (entry == null) {
            return null;
        }
        if (entry.value().isBlank() || entry.value().chars().anyMatch(Character::isISOControl)) {
            problem(entry.line(), "the title is blank or holds a control character");
            return null;
        }
        return entry.value().strip();
    }

    private Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        Entry entry = entries.get("tags");
        if (entry == null) {
            return tags;
        }
        for (String tag : SEPARATORS.split(entry.value(), -1)) {
            if (tag.chars().anyMatch(c -> c < ' ')) {
                problem(entry.line(), "a tag holds a control character");
            } else if (!tag.isEmpty()) {
                tags.add(tag);
            }
        }
        if (tags.isEmpty()) {
            problem(entry.line(), "tags names no tag; write for example tags=\"network security\"");
        }
        return tags;
    }

    private @Nullable Duration duration(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        Duration duration = DurationNotation.parse(entry.value())
                .filter(parsed -> !parsed.isZero())
                .orElse(null);
        if (duration == null) {
            problem(
                    entry.line(),
                    key + " '" + entry.value() + "' is not " + DurationNotation.EXPECTED + " and more than zero");
        }
        return duration;
    }

    private @Nullable String value(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    private Dialect dialect() {
        Entry entry = entries.get("dialect");
        if (entry == null || entry.value().equals(PythonClassCheck.DIALECT)) {
            return fallback;
        }
        return Dialect.named(entry.value()).orElseGet(() -> {
            String message = "unknown dialect '" + entry.value() + "'; known are " + String.join(", ", Dialect.names());
            problems.add(new Problem(entry.line(), message, true));
            return fallback;
        });
    }

    private void problem(int line, String message) {
        problems.add(new Problem(line, message, false));
    }
}
