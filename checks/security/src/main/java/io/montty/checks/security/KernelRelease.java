package io.montty.checks.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold what a kernel calls itself, as {@code uname -r} prints it.
 *
 * @param text such as {@code 6.1.0-18-cloud-amd64} or {@code 5.14.0-427.el9.x86_64}
 */
record KernelRelease(String text) {

    private static final Pattern FLAVOUR = Pattern.compile("[0-9][-.]([a-z][a-z0-9_.-]*)$");

    /** What Red Hat and its kin put between version and machine, which changes with each of their releases. */
    private static final Pattern RED_HAT = Pattern.compile("\\b(?:el|fc|amzn)[0-9_]+\\.");

    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    /** Tell whether this kernel could take the place of {@code other}: {@code cloud-amd64} does not for {@code amd64}. */
    boolean isOfTheFlavourOf(KernelRelease other) {
        return flavour().equals(other.flavour());
    }

    /** Return what is behind the version, without the numbers of the distribution's own release in it. */
    private String flavour() {
        Matcher matcher = FLAVOUR.matcher(RED_HAT.matcher(text).replaceFirst(""));
        return matcher.find() ? NUMBERS.matcher(matcher.group(1)).replaceAll("#") : "";
    }

    @Override
    public String toString() {
        return text;
    }
}
