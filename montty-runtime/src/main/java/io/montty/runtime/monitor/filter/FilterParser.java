package io.montty.runtime.monitor.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Read a filter from left to right, a method for each rule of its grammar. */
final class FilterParser {

    private final String source;
    private final Looks looks;
    private int at;

    FilterParser(String source, Looks looks) {
        this.source = source;
        this.looks = looks;
    }

    /** Return the terms: of one of the lists, all must hold. */
    List<List<Term>> parse() throws FilterException {
        List<List<Term>> any = new ArrayList<>();
        any.add(all());
        while (take("|")) {
            any.add(all());
        }
        return List.copyOf(any);
    }

    private List<Term> all() throws FilterException {
        List<Term> terms = new ArrayList<>();
        skipBlanks();
        while (at < source.length() && source.charAt(at) != '|') {
            terms.add(term());
            skipBlanks();
        }
        if (terms.isEmpty()) {
            throw wrong(at, "expected a word or a key, such as s:alert");
        }
        return List.copyOf(terms);
    }

    private Term term() throws FilterException {
        if (!take("!")) {
            return positive();
        }
        if (isAtEndOfTerm() || source.charAt(at) == '!') {
            throw wrong(at, "expected what must not be, such as !acked");
        }
        return new Term.Not(positive());
    }

    private Term positive() throws FilterException {
        return switch (source.charAt(at)) {
            case '"' -> new Term.Says(Glob.literal(quoted()));
            case '~' -> pattern();
            default -> keyOrWord();
        };
    }

    private Term keyOrWord() throws FilterException {
        int start = at;
        int end = start;
        while (end < source.length() && isLetter(source.charAt(end))) {
            end++;
        }
        String name = source.substring(start, end).toLowerCase(Locale.ROOT);
        char next = end < source.length() ? source.charAt(end) : ' ';
        if (end > start && (next == ':' || next == '<' || next == '>')) {
            at = end;
            return keyed(start, name);
        }
        if (next == '=' && FilterKey.of(name).isPresent()) {
            throw wrong(
                    end,
                    "expected : > >= < or <=, such as "
                            + FilterKey.valueOf(name.toUpperCase(Locale.ROOT)).example());
        }
        String word = word();
        return word.equalsIgnoreCase(FilterKey.ACKED.word())
                ? new Term.Acknowledged()
                : new Term.Says(Glob.anywhere(word));
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private Term keyed(int start, String name) throws FilterException {
        FilterKey key = FilterKey.of(name)
                .orElseThrow(() -> wrong(
                        start, "expected one of " + FilterKey.words() + "; or quotes, such as \"" + name + ":\""));
        int sign = at;
        Comparison comparison = comparison();
        if (comparison != Comparison.EQUAL && !key.isOrdered()) {
            throw wrong(sign, "expected a colon alone, such as " + key.example());
        }
        int value = at;
        String text = at < source.length() && source.charAt(at) == '"' ? quoted() : word();
        if (text.isEmpty()) {
            throw wrong(value, key.expected());
        }
        return key.term(comparison, text).orElseThrow(() -> wrong(value, key.expected()));
    }

    /** A colon may stand before any other sign, and alone means that both are equal. */
    private Comparison comparison() {
        take(":");
        for (Comparison comparison : Comparison.values()) {
            if (comparison != Comparison.EQUAL && take(comparison.sign())) {
                return comparison;
            }
        }
        return Comparison.EQUAL;
    }

    private String word() {
        int start = at;
        while (!isAtEndOfTerm()) {
            at++;
        }
        return source.substring(start, at);
    }

    private String quoted() throws FilterException {
        int start = at;
        int end = source.indexOf('"', start + 1);
        if (end < 0) {
            throw wrong(source.length(), "expected a quote at the end, such as \"no space\"");
        }
        at = end + 1;
        if (end == start + 1) {
            throw wrong(end, "expected text in the quotes, such as \"no space\"");
        }
        expectEndOfTerm();
        return source.substring(start + 1, end);
    }

    private Term pattern() throws FilterException {
        int start = at + 1;
        int end = start;
        while (end < source.length() && source.charAt(end) != '~') {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw wrong(source.length(), "expected ~ at the end, such as ~disk|swap~");
        }
        at = end + 1;
        expectEndOfTerm();
        return new Term.Matches(Patterns.compile(source.substring(start, end), start + 1), looks);
    }

    private void expectEndOfTerm() throws FilterException {
        if (!isAtEndOfTerm()) {
            throw wrong(at, "expected a blank, such as between s:alert acked");
        }
    }

    private boolean isAtEndOfTerm() {
        return at >= source.length() || isBlank(source.charAt(at)) || source.charAt(at) == '|';
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character);
    }

    private void skipBlanks() {
        while (at < source.length() && isBlank(source.charAt(at))) {
            at++;
        }
    }

    private boolean take(String sign) {
        boolean there = source.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    private static FilterException wrong(int place, String message) {
        return new FilterException(place + 1, message);
    }
}
