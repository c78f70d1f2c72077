package io.montty.runtime.transport;

import java.io.IOException;

/** Keep one session with a server and hand in reports one by one, each of them acknowledged. */
public interface Uplink extends AutoCloseable {

    /**
     * Hand in one report; connects first where that is needed.
     *
     * @throws IOException if there is no answer, with a message that says why and what to do; whether the server has
     *     the report is not known then
     */
    Receipt put(Letter letter) throws IOException;

    /** Return where reports go, for messages. */
    String destination();

    @Override
    void close();
}
