package io.montty.runtime.monitor.filter;

import java.time.Instant;
import java.util.List;

/**
 * Choose rows.
 *
 * <p>{@code expr = and {"|" and}; and = term {" " term}; term = ["!"](key op value | "quoted" | word | ~regex~)}.
 *
 * <p>One thread owns it: patterns share the time that a pass over all rows may take.
 */
public final class Filter {

    /** Lets everything through. */
    public static final Filter ALL = new Filter("", List.of(), new Looks());

    private final String source;
    private final List<List<Term>> any;
    private final Looks looks;

    private Filter(String source, List<List<Term>> any, Looks looks) {
        this.source = source;
        this.any = any;
        this.looks = looks;
    }

    /**
     * Understand a filter.
     *
     * @throws FilterException saying what is wrong, where, and what was expected
     */
    public static Filter parse(String source) throws FilterException {
        if (source.isBlank()) {
            return ALL;
        }
        Looks looks = new Looks();
        return new Filter(source.strip(), new FilterParser(source, looks).parse(), looks);
    }

    /**
     * Tell whether {@code subject} is to be shown at {@code now}. What is asked at the same moment is one pass, which
     * patterns may take some time for together; when that is over, nothing is shown any more.
     */
    public boolean accepts(Subject subject, Instant now) {
        if (any.isEmpty()) {
            return true;
        }
        looks.begin(now);
        for (List<Term> all : any) {
            if (acceptsAll(all, subject, now)) {
                return !looks.areSpent();
            }
        }
        return false;
    }

    private static boolean acceptsAll(List<Term> all, Subject subject, Instant now) {
        for (Term term : all) {
            if (!term.accepts(subject, now)) {
                return false;
            }
        }
        return true;
    }

    /** Return why nothing is shown, if a pattern took too long; else empty. */
    public String trouble() {
        return looks.areSpent() ? "the pattern takes too long; a simpler one is needed" : "";
    }

    /** Return what was typed, stripped; empty if everything passes. */
    public String source() {
        return source;
    }
}
