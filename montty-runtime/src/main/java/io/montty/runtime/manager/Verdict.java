package io.montty.runtime.manager;

/** Say what the bytes of a file with a report's name turned out to be. */
sealed interface Verdict {

    /** A report, whole. */
    record Accepted(ReceivedReport report) implements Verdict {}

    /** The beginning of a report, {@code why}: what follows may be on its way. */
    record Unfinished(String why) implements Verdict {}

    /** Not a report, {@code why}, whatever may follow. */
    record Unfit(String why) implements Verdict {}
}
