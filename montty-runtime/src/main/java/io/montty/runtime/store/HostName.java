package io.montty.runtime.store;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judge what a host may be called on a server: its name becomes that of a folder. */
public final class HostName {

    private static final Pattern NAME = Pattern.compile("(?![.-])[a-z0-9.-]{1,63}");

    private HostName() {}

    /** Tell whether {@code text} is 1 to 63 of the characters a-z, 0-9, dot and hyphen, neither first. */
    public static boolean isValid(String text) {
        return NAME.matcher(text).matches();
    }

    /** Return {@code text} in lower case if that is a name. */
    public static Optional<String> of(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT)).filter(HostName::isValid);
    }
}
