package io.montty.checks.security;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold the packages for which an update waits.
 *
 * @param security those that mend a hole
 * @param other all others
 */
record PendingUpdates(Set<String> security, Set<String> other) {

    /** A line of {@code apt-get --simulate}: {@code Inst name [old] (new origin:release/suite, ... [arch])}. */
    private static final Pattern APT = Pattern.compile("Inst (\\S+) (?:\\[[^]]*] )?\\((\\S+) (.*)\\).*");

    /** Debian's origin is Debian-Security, Ubuntu's suite ends in -security. */
    private static final Pattern APT_SECURITY = Pattern.compile("(?i)debian-security|-security(?:[, \\[]|$)");

    /** A line of {@code dnf check-update}: {@code name.arch  version  repository}. */
    private static final Pattern DNF = Pattern.compile("(\\S+)\\.[a-z0-9_]+\\s+\\S*\\d\\S*\\s+\\S+");

    /** A line of {@code dnf updateinfo list}: {@code advisory  severity  name-version-release.arch}. */
    private static final Pattern DNF_ADVISORY = Pattern.compile(
            "\\S+\\s+(?:\\S+/Sec\\.|security|Critical|Important|Moderate|Low)\\S*\\s+(\\S+?)-[^-]+-[^-]+.*");

    /** Read what {@code apt-get --simulate dist-upgrade} prints. */
    static PendingUpdates ofApt(String text) {
        PendingUpdates updates = new PendingUpdates(new TreeSet<>(), new TreeSet<>());
        text.lines()
                .map(String::strip)
                .map(APT::matcher)
                .filter(Matcher::matches)
                .forEach(matcher -> {
                    boolean security = APT_SECURITY.matcher(matcher.group(3)).find();
                    (security ? updates.security : updates.other).add(matcher.group(1));
                });
        return updates;
    }

    /** Read what {@code dnf check-update} and {@code dnf updateinfo list --security} print. */
    static PendingUpdates ofDnf(String checkUpdate, String advisories) {
        PendingUpdates updates = new PendingUpdates(new TreeSet<>(), new TreeSet<>());
        advisories
                .lines()
                .map(String::strip)
                .map(DNF_ADVISORY::matcher)
                .filter(Matcher::matches)
                .forEach(matcher -> updates.security.add(matcher.group(1)));
        checkUpdate
                .lines()
                .takeWhile(line -> !line.startsWith("Obsoleting"))
                .map(String::strip)
                .map(DNF::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .filter(name -> !updates.security.contains(name))
                .forEach(updates.other::add);
        return updates;
    }
}
