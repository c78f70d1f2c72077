package io.montty.deployer.enroll;

import io.montty.runtime.report.TextSanitizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hold what a step on the host told: lines of the form {@code @KIND TEXT}; other lines are not its own.
 *
 * @param facts what it told of each kind, in order
 */
record HostAnswer(Map<String, List<String>> facts) {

    HostAnswer {
        facts = Map.copyOf(facts);
    }

    static HostAnswer parse(String text) {
        TextSanitizer sanitizer = new TextSanitizer();
        Map<String, List<String>> facts = new HashMap<>();
        text.lines().filter(line -> line.startsWith("@")).forEach(line -> {
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

    /** Return what was found, in words for a person. */
    String found() {
        return fact("found").orElse("done");
    }
}
