package io.montty.script.dialect;

import io.montty.api.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Read one map from exit codes to statuses, and collect all that is wrong with it. */
final class ExitCodeMap {

    private static final String ANY_OTHER = "*";
    private static final Pattern CODES = Pattern.compile("(\\d{1,3})(?:\\s*+\\.\\.\\s*+(\\d{1,3}))?");
    private static final Pattern VERDICT = Pattern.compile("(OKAY|WARN|ALERT|NA)(\\s++unknown)?");
    private static final String KEYS = "expected a number 0 to 255, a range such as 2..99, or \"*\"";
    private static final String VALUES = "expected OKAY, WARN, ALERT or NA, with or without 'unknown' after it";

    private final List<Written> rules = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private @Nullable Verdict fallback;

    /** Hold a rule with the key it was written under. */
    private record Written(String key, ExitCodes.Rule rule) {}

    ExitCodes.Parsed read(Map<String, String> map) {
        if (map.isEmpty()) {
            mistakes.add("the map is empty; " + KEYS + " with a status each");
        }
        map.forEach((key, value) -> entry(key.strip(), value.strip()));
        rules.sort(Comparator.comparingInt(written -> written.rule().from()));
        findOverlaps();
        if (!mistakes.isEmpty()) {
            return new ExitCodes.Parsed.Invalid(mistakes);
        }
        Verdict other = fallback == null ? Verdict.unsure(Status.ALERT) : fallback;
        return new ExitCodes.Parsed.Valid(
                new ExitCodes(rules.stream().map(Written::rule).toList(), other));
    }

    private void entry(String key, String value) {
        Optional<Verdict> verdict = verdict(value);
        if (verdict.isEmpty()) {
            mistakes.add(key + ": '" + value + "' is not a status; " + VALUES);
        }
        // A rule whose status is bad still takes part in the search for overlaps.
        Verdict meaning = verdict.orElse(Verdict.unsure(Status.ALERT));
        if (key.equals(ANY_OTHER)) {
            if (fallback != null) {
                mistakes.add(key + ": is given twice; expected one entry for all other codes");
            }
            fallback = meaning;
        } else {
            codes(key, meaning);
        }
    }

    private void codes(String key, Verdict verdict) {
        Matcher matcher = CODES.matcher(key);
        if (!matcher.matches()) {
            mistakes.add(key + ": is not an exit code; " + KEYS);
            return;
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
        if (from > 255 || to > 255) {
            mistakes.add(key + ": is out of bounds; " + KEYS);
        } else if (from > to) {
            mistakes.add(key + ": starts after its end; expected " + to + ".." + from);
        } else {
            rules.add(new Written(key, new ExitCodes.Rule(from, to, verdict)));
        }
    }

    private static Optional<Verdict> verdict(String value) {
        Matcher matcher = VERDICT.matcher(value);
        return matcher.matches()
                ? Optional.of(new Verdict(Status.valueOf(matcher.group(1)), matcher.group(2) != null))
                : Optional.empty();
    }

    private void findOverlaps() {
        Written furthest = null;
        for (Written written : rules) {
            if (furthest != null && written.rule().from() <= furthest.rule().to()) {
                mistakes.add(written.key() + ": overlaps with " + furthest.key()
                        + "; expected each exit code in one entry only");
            }
            if (furthest == null || written.rule().to() > furthest.rule().to()) {
                furthest = written;
            }
        }
    }
}
