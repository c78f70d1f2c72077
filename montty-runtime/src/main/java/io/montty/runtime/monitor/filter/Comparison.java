package io.montty.runtime.monitor.filter;

/** Compare what a row has with what was asked for. */
enum Comparison {
    /** Stands before the shorter ones that begin like it. */
    AT_LEAST(">="),
    AT_MOST("<="),
    GREATER(">"),
    LESS("<"),
    EQUAL(":");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /** Return how it is typed. */
    String sign() {
        return sign;
    }

    /** Tell whether it holds, where {@code order} is below, at or above 0 as comparators say it. */
    boolean holds(int order) {
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case LESS -> order < 0;
            case EQUAL -> order == 0;
        };
    }
}
