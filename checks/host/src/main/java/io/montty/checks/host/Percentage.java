package io.montty.checks.host;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Hold a share in percent, rounded to what is shown, so that a person and a limit judge the same number.
 *
 * @param value with one decimal place
 */
record Percentage(BigDecimal value) implements Comparable<Percentage> {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Return {@code part} as a share of {@code whole}; a share of nothing is 0 %. */
    static Percentage of(long part, long whole) {
        BigDecimal share = whole <= 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        return new Percentage(share.setScale(1, RoundingMode.UNNECESSARY));
    }

    Percentage atMost(Percentage other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(Percentage other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " %";
    }
}
