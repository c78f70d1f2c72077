package io.montty.api;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hold a threshold in the range notation of the monitoring-plugins guidelines.
 *
 * <p>A value outside {@code start..end} violates the range, the ends themselves do not; with {@code inverted} a value
 * inside, ends included, violates it.
 *
 * @param start the lower end, or null for minus infinity
 * @param end the upper end, or null for infinity
 * @param inverted whether values inside violate the range
 */
public record Range(@Nullable BigDecimal start, @Nullable BigDecimal end, boolean inverted) {

    private static final String NUMBER = "[+-]?(?:\\d++\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d{1,3})?";
    private static final Pattern NOTATION =
            Pattern.compile("(?<inverted>@)?(?:(?<start>~|" + NUMBER + ")?:)?(?<end>" + NUMBER + ")?");

    /** @throws IllegalArgumentException if {@code start} is greater than {@code end} */
    public Range {
        start = start == null ? null : start.stripTrailingZeros();
        end = end == null ? null : end.stripTrailingZeros();
        if (start != null && end != null && start.compareTo(end) > 0) {
            throw new IllegalArgumentException("range starts at " + start + ", after its end " + end);
        }
    }

    /** Make the range that is violated above {@code limit} or below zero. */
    public static Range upTo(double limit) {
        return new Range(BigDecimal.ZERO, BigDecimal.valueOf(limit), false);
    }

    /**
     * Read {@code 10}, {@code 10:}, {@code ~:10}, {@code 10:20} or {@code @10:20}.
     *
     * @return empty if {@code text} is none of these, or starts after its end
     */
    public static Optional<Range> parse(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (text.isEmpty() || text.equals("@") || text.equals(":") || !matcher.matches()) {
            return Optional.empty();
        }
        String start = matcher.group("start");
        String end = matcher.group("end");
        BigDecimal from = start == null ? BigDecimal.ZERO : start.equals("~") ? null : new BigDecimal(start);
        BigDecimal to = end == null ? null : new BigDecimal(end);
        if (from != null && to != null && from.compareTo(to) > 0) {
            return Optional.empty();
        }
        return Optional.of(new Range(from, to, matcher.group("inverted") != null));
    }

    /** Tell whether {@code value} violates this range. */
    public boolean violatedBy(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        boolean inside = (start == null || exact.compareTo(start) >= 0) && (end == null || exact.compareTo(end) <= 0);
        return inside == inverted;
    }

    /** Return the shortest notation of this range. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(inverted ? "@" : "");
        if (start == null) {
            text.append("~:");
        } else if (start.signum() != 0 || end == null) {
            text.append(start.toPlainString()).append(':');
        }
        if (end != null) {
            text.append(end.toPlainString());
        }
        return text.toString();
    }
}
