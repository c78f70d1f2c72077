package io.montty.runtime.protocol;

import java.util.Locale;

/** Tell why a server does not take a report, each in the one word that travels. */
public enum Code {
    /** All places for senders are taken. */
    BUSY,
    /** What arrived is not what the digest says. */
    DIGEST,
    /** As much of this host waits as may wait. */
    QUOTA,
    /** The server could not put the report on its disk. */
    DISK,
    /** The report is larger than the server takes. */
    TOO_BIG,
    /** The line that announced the report is not of the protocol. */
    BAD_FRAME,
    /** A report of this id was here before, with another body. */
    ID_REUSED,
    /** The key may not hand in reports of this host. */
    WRONG_HOST,
    /** A word that this version does not know. */
    OTHER;

    /** Return the word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Code of(String word) {
        for (Code code : values()) {
            if (code.word().equals(word)) {
                return code;
            }
        }
        return OTHER;
    }
}
