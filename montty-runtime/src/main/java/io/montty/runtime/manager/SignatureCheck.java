package io.montty.runtime.manager;

/** Tell whether a host signed a report. The manager asks; it starts no process itself. */
public interface SignatureCheck {

    /** Check {@code signature} of {@code report}, which must be one of {@code host}. */
    Answer check(byte[] report, byte[] signature, String host);

    /** Say what came of it. */
    sealed interface Answer {}

    /** The host signed just this report. */
    record Good() implements Answer {}

    /**
     * It did not.
     *
     * @param why one line
     */
    record Bad(String why) implements Answer {}

    /**
     * Nobody can tell now.
     *
     * @param why one line, with what to do
     */
    record Unknown(String why) implements Answer {}
}
