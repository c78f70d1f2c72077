package io.montty.checks.host;

import java.util.List;
import java.util.Locale;

/** Hold a number of bytes that prints in the unit that a person would choose. */
record ByteCount(long bytes) {

    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

    @Override
    public String toString() {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= 1023.95) { // would be rounded to 1024.0
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS.get(unit));
    }
}
