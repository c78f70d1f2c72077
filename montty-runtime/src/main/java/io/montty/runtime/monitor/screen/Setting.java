package io.montty.runtime.monitor.screen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tell what a person can switch on and off. */
public enum Setting {
    /** The mouse is listened to. */
    MOUSE,
    /** A large window shows a report below the list. */
    PREVIEW,
    /** Long lines are wrapped. */
    WRAP;

    /** Return what it is called on the command line and in the file of preferences. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Setting> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Setting::word).toList();
    }

    /** Return whether {@code preferences} switch it on. */
    boolean in(Preferences preferences) {
        return switch (this) {
            case MOUSE -> preferences.mouse();
            case PREVIEW -> preferences.preview();
            case WRAP -> preferences.wrap();
        };
    }
}
