package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.runtime.report.ReportFormatException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Hold a report in the text format of MonTTY 1.
 *
 * @param host as the header says; empty if it does not
 * @param address as the header says; empty if it does not
 * @param status as the header says
 * @param at as the header says; empty if it does not
 * @param body all that follows the header's empty line
 */
record LegacyReport(String host, String address, Status status, String at, String body) {

    private static final List<String> KEYS = List.of("host", "ipv4", "status", "at");

    /**
     * Read a report. The first line is passed over; header lines follow in any order up to an empty line.
     *
     * @throws ReportFormatException naming the line that is wrong
     */
    static LegacyReport parse(byte[] bytes) throws ReportFormatException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            throw new ReportFormatException("the file is empty");
        }
        Map<String, String> header = new HashMap<>();
        int at = endOfLine(text, 0, 1) + 1;
        for (int number = 2; ; number++) {
            int end = endOfLine(text, at, number);
            String line = text.substring(at, end).strip();
            at = end + 1;
            if (line.isEmpty()) {
                return of(header, text.substring(at));
            }
            putField(line, number, header);
        }
    }

    private static int endOfLine(String text, int from, int number) throws ReportFormatException {
        int end = text.indexOf('\n', from);
        if (end < 0) {
            throw new ReportFormatException(
                    "line " + number + ": the file ends before the empty line after the header");
        }
        return end;
    }

    private static void putField(String line, int number, Map<String, String> header) throws ReportFormatException {
        int colon = line.indexOf(':');
        String key = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (!KEYS.contains(key)) {
            throw new ReportFormatException("line " + number + ": expected Host:, IPv4:, Status: or At:");
        }
        header.put(key, line.substring(colon + 1).strip());
    }

    private static LegacyReport of(Map<String, String> header, String body) throws ReportFormatException {
        Status status = statusOf(header.getOrDefault("status", ""))
                .orElseThrow(() -> new ReportFormatException(
                        "the header's Status is missing or not one of NA, OKAY, WARN, ALERT"));
        return new LegacyReport(
                header.getOrDefault("host", ""),
                header.getOrDefault("ipv4", ""),
                status,
                header.getOrDefault("at", ""),
                body);
    }

    private static Optional<Status> statusOf(String word) {
        for (Status status : Status.values()) {
            if (status.name().equals(word.toUpperCase(Locale.ROOT))) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
