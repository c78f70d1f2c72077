package io.montty.runtime.transport;

import io.montty.runtime.store.ReportName;
import java.io.IOException;

/** Hand reports in at a server. */
public interface Delivery extends AutoCloseable {

    /**
     * Hand one report in. When this returns the server has it, whole and under its name.
     *
     * @param report its bytes
     * @throws IOException if the server does not have it, with a message that says why and what to do
     */
    void deliver(byte[] report, ReportName name) throws IOException;

    /** Return where reports go, for messages. */
    String destination();

    @Override
    void close();
}
