package io.montty.api;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Read durations as configuration writes them: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h} or {@code 2d}. */
public final class DurationNotation {

    /** What to tell a person who wrote something else. */
    public static final String EXPECTED = "a duration such as 500ms, 10s, 5m, 1h or 2d, at most 366d";

    private static final Pattern NOTATION = Pattern.compile("(?<amount>\\d{1,9})(?<unit>ms|[smhd])");
    private static final Duration LONGEST = Duration.ofDays(366);

    private DurationNotation() {}

    /** Return the duration, or empty if {@code text} is none or longer than 366 days. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group("amount"));
        Duration duration = switch (matcher.group("unit")) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        return duration.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(duration);
    }
}
