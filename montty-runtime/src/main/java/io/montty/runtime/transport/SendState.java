package io.montty.runtime.transport;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hold how the last attempts to hand in reports went.
 *
 * @param lastAttempt when it was last tried; null for never
 * @param lastSuccess when the server last took a report; null for never
 * @param troubleAt when it last failed; null for never
 * @param trouble why it last failed; empty for never
 * @param failures how often it failed since the last success
 */
public record SendState(
        @Nullable Instant lastAttempt,
        @Nullable Instant lastSuccess,
        @Nullable Instant troubleAt,
        String trouble,
        long failures) {

    static SendState read(Map<String, String> facts) {
        try {
            return new SendState(
                    time(facts, "last_attempt"),
                    time(facts, "last_success"),
                    time(facts, "trouble_at"),
                    facts.getOrDefault("trouble", ""),
                    Long.parseLong(facts.getOrDefault("failures", "0")));
        } catch (NumberFormatException | DateTimeException e) {
            return new SendState(null, null, null, "", 0);
        }
    }

    private static @Nullable Instant time(Map<String, String> facts, String name) {
        String text = facts.get(name);
        return text == null ? null : Instant.parse(text);
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        Optional.ofNullable(lastAttempt).ifPresent(at -> facts.put("last_attempt", at));
        Optional.ofNullable(lastSuccess).ifPresent(at -> facts.put("last_success", at));
        Optional.ofNullable(troubleAt).ifPresent(at -> facts.put("trouble_at", at));
        facts.put("trouble", trouble);
        facts.put("failures", failures);
        return facts;
    }

    SendState failed(Instant at, String why) {
        return new SendState(at, lastSuccess, at, why, failures + 1);
    }

    SendState succeeded(Instant at) {
        return new SendState(at, at, troubleAt, trouble, 0);
    }
}
