package io.montty.checks.host;

/**
 * Hold what went through one network interface since it came up, in both directions.
 *
 * @param name the kernel's name, e.g. {@code eth0}
 * @param packets packets received and sent
 * @param errors packets damaged on the way in or not sent
 * @param drops packets received well but thrown away, e.g. for lack of memory
 */
record InterfaceCounters(String name, long packets, long errors, long drops) {

    long lost() {
        return errors + drops;
    }

    /** Return the share of lost packets; a lost packet is not among {@link #packets()}. */
    Percentage lossRate() {
        return Percentage.of(lost(), packets + lost());
    }
}
