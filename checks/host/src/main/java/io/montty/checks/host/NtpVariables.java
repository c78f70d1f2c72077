package io.montty.checks.host;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Read the system variables that {@code ntpq -c rv} prints; see ntpq(8). */
final class NtpVariables {

    private static final String SOURCE = "ntpd";
    private static final Pattern VARIABLE = Pattern.compile("\\b(\\w+)=(\"[^\"]*\"|[^,\\s]*)");
    private static final Pattern ERA_SECONDS = Pattern.compile("(?:0x)?([0-9a-f]{8})\\.[0-9a-f]+");
    private static final String ALARM = "3";
    private static final int UNSYNCHRONISED_STRATUM = 16;
    /** From 1900, where NTP begins to count, to 1970. */
    private static final long SECONDS_BEFORE_1970 = 2_208_988_800L;

    private static final double MILLIS = 1000;

    private NtpVariables() {}

    /** Return what {@code output} says, or empty if it is something else. */
    static Optional<ClockState> parse(String output) {
        Map<String, String> variables = new HashMap<>();
        Matcher matcher = VARIABLE.matcher(output);
        while (matcher.find()) {
            variables.putIfAbsent(matcher.group(1), matcher.group(2).replace("\"", ""));
        }
        try {
            return variables.keySet().containsAll(Set.of("leap", "stratum", "offset"))
                    ? Optional.of(state(variables))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static ClockState state(Map<String, String> variables) {
        int stratum = Integer.parseInt(variables.getOrDefault("stratum", ""));
        double offset = Double.parseDouble(variables.getOrDefault("offset", ""));
        String reference = variables.getOrDefault("refid", "");
        if (isAlarm(variables.getOrDefault("leap", "")) || stratum >= UNSYNCHRONISED_STRATUM) {
            return ClockState.unsynchronised(SOURCE, "ntpd hears no server that it can trust; see ntpq -p");
        }
        if (reference.equals("LOCL") || reference.equals("LOCAL(0)") || reference.startsWith("127.127.1.")) {
            return ClockState.unsynchronised(SOURCE, "ntpd follows nothing but the clock itself; see ntpq -p");
        }
        return new ClockState(
                SOURCE,
                true,
                "",
                Optional.of(ClockState.span(offset / MILLIS)),
                stratum,
                updated(variables.getOrDefault("reftime", "")));
    }

    /** Tell whether both leap bits are set; they are printed in binary, by some versions as a number. */
    private static boolean isAlarm(String leap) {
        return leap.equals("11") || leap.equals(ALARM);
    }

    private static Optional<Instant> updated(String time) {
        Matcher matcher = ERA_SECONDS.matcher(time);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(matcher.group(1), 16);
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds - SECONDS_BEFORE_1970));
    }
}
