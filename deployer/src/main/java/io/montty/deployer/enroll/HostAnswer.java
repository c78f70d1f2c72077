package io.montty.deployer.enroll;

import io.montty.runtime.report.TextSanitizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hold what a step on the host told: lines of the form {@code @KIND TEXT}; other lines are not its own.
 *
 * @param facts what it told of each kind, in order
 */
record HostAnswer(Map<String, List<String>> facts) {

    private static final Pattern KIND = Pattern.compile("^@[a-z]{1,20}(?: |$)");
    private static final int MOST_LINES = 1000;
    private static final int SHOWN = 80;

    HostAnswer {
        facts = Map.copyOf(facts);
    }

    /** @throws StepFailedException if it is more than any step tells */
    static HostAnswer parse(String text) {
        TextSanitizer sanitizer = new TextSanitizer();
        Map<String, List<String>> facts = new HashMap<>();
        List<String> lines =
                text.lines().filter(line -> KIND.matcher(line).find()).toList();
        if (lines.size() > MOST_LINES) {
            throw new StepFailedException("the host tells " + lines.size() + " things in one step, expected at most "
                    + MOST_LINES + "; see what its user's shell prints by itself");
        }
        lines.forEach(line -> {
            int blank = line.indexOf(' ');
            String kind = blank < 0 ? line.substring(1) : line.substring(1, blank);
            String told = blank < 0 ? "" : line.substring(blank + 1).strip();
            facts.computeIfAbsent(kind, any -> new ArrayList<>()).add(sanitizer.line(told));
        });
        return new HostAnswer(facts);
    }

    Optional<String> fact(String kind) {
        return all(kind).stream().findFirst().filter(fact -> !fact.isEmpty());
    }

    List<String> all(String kind) {
        return facts.getOrDefault(kind, List.of());
    }

    /** Return as much of a word as a message should hold that should have been a short one. */
    static String shortened(String word) {
        return word.codePointCount(0, word.length()) <= SHOWN
                ? word
                : word.substring(0, word.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** Return what was found, in words for a person. */
    String found() {
        return fact("found").orElse("done");
    }
}
