package io.montty.runtime.monitor.io;

import io.montty.runtime.report.TextSanitizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Make words safe to print, and hold the same word once: 10,000 hosts have the same checks. */
final class SafeWords {

    /** How many are held; hosts that make up ever new ones must not fill the memory. */
    private static final int MOST = 20_000;

    private final TextSanitizer sanitizer;
    private final Map<String, String> words = new HashMap<>();
    private final Map<Set<String>, Set<String>> sets = new HashMap<>();

    SafeWords(TextSanitizer sanitizer) {
        this.sanitizer = sanitizer;
    }

    /** Return {@code text} in one line, safe to print; nothing is held of it. */
    String line(String text) {
        return sanitizer.line(text);
    }

    /** Return a text that many have, safe to print. */
    String word(String text) {
        String safe = words.get(text);
        if (safe == null) {
            safe = sanitizer.line(text);
            safe = safe.equals(text) ? text : safe;
            bound(words);
            words.put(text, safe);
        }
        return safe;
    }

    Set<String> words(Set<String> texts) {
        Set<String> safe = sets.get(texts);
        if (safe == null) {
            safe = texts.stream().map(this::word).collect(Collectors.toUnmodifiableSet());
            bound(sets);
            sets.put(texts, safe);
        }
        return safe;
    }

    /** What is dropped is only held twice from then on. */
    private static void bound(Map<?, ?> held) {
        if (held.size() >= MOST) {
            held.clear();
        }
    }
}
