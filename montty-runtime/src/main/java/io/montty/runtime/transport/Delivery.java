package io.montty.runtime.transport;

import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.util.Optional;

/** Hand reports in at a server. */
public interface Delivery extends AutoCloseable {

    /**
     * Hand one report in.
     *
     * @param report its bytes
     * @throws IOException if nobody knows whether the server has it, with a message that says why and what to do
     */
    Receipt deliver(byte[] report, ReportName name) throws IOException;

    /** Return what was seen on the way that a person should put right, though it kept no report from its way. */
    default Optional<String> remark() {
        return Optional.empty();
    }

    /** Return where reports go, for messages. */
    String destination();

    @Override
    void close();
}
