package io.montty.runtime.report;

import io.montty.api.Status;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Hold the header of a legacy text report.
 *
 * @param host the host's name as it calls itself; empty if the header does not say
 * @param ipv4 the host's address; empty if the header does not say
 * @param status what the report claims to be
 * @param at when the report was made, as the host wrote it, without a zone; empty if the header does not say
 * @param bodyStart the offset of the first byte after the empty line that ends the header
 */
public record LegacyHeader(String host, String ipv4, Status status, String at, int bodyStart) {

    /** How many bytes a header may have. */
    public static final int LARGEST = 8 * 1024;

    private static final Set<String> KEYS = Set.of("host", "ipv4", "status", "at");
    private static final String SUMMARY = "\n\nSUMMARY:\n\n";

    /**
     * Read the header at the start of {@code bytes}; the first line says nothing and is passed over.
     *
     * @throws ReportFormatException naming the line that is wrong
     */
    public static LegacyHeader read(byte[] bytes) throws ReportFormatException {
        Map<String, String> values = new HashMap<>();
        int start = lineEnd(bytes, 0, 1) + 1;
        for (int number = 2; ; number++) {
            int end = lineEnd(bytes, start, number);
            String line = decode(bytes, start, end, number);
            start = end + 1;
            if (line.isEmpty()) {
                return new LegacyHeader(
                        values.getOrDefault("host", ""),
                        values.getOrDefault("ipv4", ""),
                        status(values),
                        values.getOrDefault("at", ""),
                        start);
            }
            put(line, number, values);
        }
    }

    /**
     * Tell whether {@code bytes} hold a legacy report to its last byte.
     *
     * <p>These files are written in place, and often across a network. The summary comes last, after a gap that cannot
     * occur in what precedes it, and ends with an empty line.
     */
    public static boolean isComplete(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int summary = text.indexOf(SUMMARY);
        if (summary < 0) {
            return false;
        }
        String lines = text.substring(summary + SUMMARY.length());
        return lines.equals("\n") || lines.endsWith("\n\n");
    }

    private static int lineEnd(byte[] bytes, int start, int number) throws ReportFormatException {
        int limit = Math.min(bytes.length, LARGEST);
        for (int i = start; i < limit; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        throw new ReportFormatException(
                "line " + number + ": the header has no empty line at its end within " + limit + " bytes");
    }

    private static String decode(byte[] bytes, int start, int end, int number) throws ReportFormatException {
        try {
            String line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
            return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        } catch (CharacterCodingException e) {
            throw new ReportFormatException("line " + number + ": not UTF-8");
        }
    }

    private static void put(String line, int number, Map<String, String> values) throws ReportFormatException {
        int colon = line.indexOf(':');
        String key = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!KEYS.contains(key)) {
            throw new ReportFormatException(
                    "line " + number + ": expected Host, IPv4, Status or At, a colon and a value");
        }
        if (values.put(key, line.substring(colon + 1).strip()) != null) {
            throw new ReportFormatException("line " + number + ": " + line.substring(0, colon) + " is there twice");
        }
    }

    private static Status status(Map<String, String> values) throws ReportFormatException {
        String claimed = values.getOrDefault("status", "").toUpperCase(Locale.ROOT);
        for (Status status : Status.values()) {
            if (status.name().equals(claimed)) {
                return status;
            }
        }
        throw new ReportFormatException(
                values.containsKey("status")
                        ? "Status is not one of NA, OKAY, WARN, ALERT"
                        : "the header has no Status, expected one of NA, OKAY, WARN, ALERT");
    }
}
