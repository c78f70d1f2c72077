package io.montty.runtime.monitor.filter;

import io.montty.runtime.monitor.fleet.Standing;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Name what can be asked of a row, and understand the values that each takes. */
enum FilterKey {
    S("alert, warn, okay, na or silent", "s:>=warn"),
    HOST("a name", "host:db*"),
    IP("an address", "ip:192.0.2.*"),
    CHECK("a check", "check:disk"),
    TAG("a tag", "tag:security"),
    AGE("an age in s, m, h or d", "age:>1h"),
    N("a number of reports", "n:>10"),
    ACKED("yes or no", "acked:no"),
    TEXT("a text", "text:reboot");

    private static final int MOST_DIGITS = 9;

    private final String expected;
    private final String example;

    FilterKey(String expected, String example) {
        this.expected = expected;
        this.example = example;
    }

    /** Find the key that is typed as {@code name}. */
    static Optional<FilterKey> of(String name) {
        return Arrays.stream(values())
                .filter(key -> key.word().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Return how all keys are typed. */
    static String words() {
        return Arrays.stream(values()).map(FilterKey::word).collect(Collectors.joining(" "));
    }

    /** Return how it is typed. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Return what is expected behind the colon, with an example. */
    String expected() {
        return "expected " + expected + ", such as " + example;
    }

    /** Return an example of how it is used. */
    String example() {
        return example;
    }

    /** Tell whether its values have an order, so that there can be more and less. */
    boolean isOrdered() {
        return this == S || this == AGE || this == N;
    }

    /** Understand a value; empty if it is none that is expected. */
    Optional<Term> term(Comparison comparison, String value) {
        return switch (this) {
            case S -> standing(value).map(standing -> new Term.Stands(comparison, standing));
            case HOST -> named(subject -> List.of(subject.host()), value);
            case IP -> named(subject -> List.of(subject.address()), value);
            case CHECK -> named(Subject::checks, value);
            case TAG -> named(Subject::tags, value);
            case TEXT -> named(subject -> List.of(subject.text()), value);
            case AGE -> age(comparison, value);
            case N -> number(value).map(count -> new Term.Counts(comparison, count));
            case ACKED -> acknowledged(value);
        };
    }

    private static Optional<Standing> standing(String value) {
        return Arrays.stream(Standing.values())
                .filter(standing -> standing.name().equalsIgnoreCase(value))
                .findFirst();
    }

    private static Optional<Term> named(Function<Subject, Collection<String>> texts, String value) {
        return Optional.of(new Term.Named(texts, Glob.of(value)));
    }

    private static Optional<Term> acknowledged(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes" -> Optional.of(new Term.Acknowledged());
            case "no" -> Optional.of(new Term.Not(new Term.Acknowledged()));
            default -> Optional.empty();
        };
    }

    private static Optional<Term> age(Comparison comparison, String value) {
        int last = value.length() - 1;
        return unit(value.toLowerCase(Locale.ROOT).charAt(last))
                .flatMap(unit -> number(value.substring(0, last))
                        .map(count -> new Term.Aged(comparison, unit.multipliedBy(count), unit)));
    }

    private static Optional<Duration> unit(char letter) {
        return switch (letter) {
            case 's' -> Optional.of(Duration.ofSeconds(1));
            case 'm' -> Optional.of(Duration.ofMinutes(1));
            case 'h' -> Optional.of(Duration.ofHours(1));
            case 'd' -> Optional.of(Duration.ofDays(1));
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> number(String digits) {
        boolean number = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }
}
