package io.montty.runtime.transport;

import java.time.Duration;

/** Say what became of a report that was handed in. No receipt at all, an exception, means that nobody knows. */
public sealed interface Receipt {

    /**
     * The server has it, on its disk; it may leave the spool.
     *
     * @param again whether the server had it before
     */
    record Taken(boolean again) implements Receipt {}

    /**
     * The server may take it later.
     *
     * @param after how long to wait at least
     * @param why one line, for people
     * @param onlyThisHost whether it may take reports of other hosts meanwhile
     */
    record Later(Duration after, String why, boolean onlyThisHost) implements Receipt {

        /** Say that it takes nobody's reports meanwhile. */
        public Later(Duration after, String why) {
            this(after, why, false);
        }
    }

    /**
     * The server will never take it.
     *
     * @param why one line, for people
     */
    record Refused(String why) implements Receipt {}
}
