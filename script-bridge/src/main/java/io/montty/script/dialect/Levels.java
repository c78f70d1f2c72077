package io.montty.script.dialect;

import io.montty.api.Range;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Hold a pair of Checkmk's levels: reached at {@code upper} and above, and below {@code lower}.
 *
 * @param lower the least value that is still fine, or null for none
 * @param upper the least value that is too much, or null for none
 */
record Levels(@Nullable Double lower, @Nullable Double upper) {

    /** Stand for a metric that has no levels. */
    static final Levels NONE = new Levels(null, null);

    /** Read {@code upper} or {@code lower:upper}, each with or without a unit; empty for none. */
    static Levels parse(String text) throws MalformedException {
        if (text.isEmpty()) {
            return NONE;
        }
        int colon = text.indexOf(':');
        Levels levels = new Levels(
                colon <= 0 ? null : Scalar.finiteWithoutUnit(text.substring(0, colon)),
                colon == text.length() - 1 ? null : Scalar.finiteWithoutUnit(text.substring(colon + 1)));
        if (levels.equals(NONE)) {
            throw new MalformedException("':' has no level on either side");
        }
        if (levels.lower != null && levels.upper != null && levels.lower > levels.upper) {
            throw new MalformedException("'" + text + "' has its lower level above its upper one");
        }
        return levels;
    }

    boolean reachedBy(double value) {
        return (upper != null && value >= upper) || (lower != null && value < lower);
    }

    /** Return the nearest range, for display; null for no levels. */
    @Nullable
    Range range() {
        return equals(NONE) ? null : new Range(exact(lower), exact(upper), false);
    }

    private static @Nullable BigDecimal exact(@Nullable Double level) {
        return level == null ? null : BigDecimal.valueOf(level);
    }
}
