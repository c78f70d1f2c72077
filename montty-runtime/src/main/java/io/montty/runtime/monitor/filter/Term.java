package io.montty.runtime.monitor.filter;

import io.montty.runtime.monitor.fleet.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Ask one thing of a row. */
sealed interface Term {

    boolean accepts(Subject subject, Instant now);

    /** Ask that something is not so. */
    record Not(Term term) implements Term {

        @Override
        public boolean accepts(Subject subject, Instant now) {
            return !term.accepts(subject, now);
        }
    }

    /** Ask how it stands; the order is that of how soon a person has to look. */
    record Stands(Comparison comparison, Standing standing) implements Term {

        @Override
        public boolean accepts(Subject subject, Instant now) {
            return comparison.holds(subject.standing().compareTo(standing));
        }
    }

    /**
     * Ask how old it is. Equal means what is shown as that: three minutes and some seconds are {@code 3m}.
     *
     * @param unit that the age was given in
     */
    record Aged(Comparison comparison, Duration age, Duration unit) implements Term {

        @Override
        public boolean accepts(Subject subject, Instant now) {
            Duration is = Duration.between(subject.received(), now);
            return comparison == Comparison.EQUAL
                    ? is.dividedBy(unit) == age.dividedBy(unit)
                    : comparison.holds(is.compareTo(age));
        }
    }

    /** Ask how many reports it stands for. */
    record Counts(Comparison comparison, int count) implements Term {

        @Override
        public boolean accepts(Subject subject, Instant now) {
            return comparison.holds(Integer.compare(subject.count(), count));
        }
    }

    /** Ask that somebody takes care of it. */
    record Acknowledged() implements Term {

        @Override
        public boolean accepts(Subject subject, Instant now) {
            return subject.acknowledged();
        }
    }

    /** Ask that one of its texts of a kind is like something. */
    record Named(Function<Subject, Collection<String>> texts, Glob glob) implements Term {

        @Override
        public boolean accepts(Subject subject, Instant now) {
            for (String text : texts.apply(subject)) {
                if (glob.matches(text)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Ask that something occurs in any of its texts. */
    record Says(Glob glob) implements Term {

        @Override
        public boolean accepts(Subject subject, Instant now) {
            return anyText(subject, glob::matches);
        }
    }

    /** Ask that a regular expression is found in any of its texts. */
    record Matches(Pattern pattern, Looks looks) implements Term {

        @Override
        public boolean accepts(Subject subject, Instant now) {
            return anyText(subject, text -> looks.find(pattern, text));
        }
    }

    private static boolean anyText(Subject subject, Predicate<String> wanted) {
        for (String text : List.of(subject.host(), subject.address(), subject.text())) {
            if (wanted.test(text)) {
                return true;
            }
        }
        for (String check : subject.checks()) {
            if (wanted.test(check)) {
                return true;
            }
        }
        return false;
    }
}
