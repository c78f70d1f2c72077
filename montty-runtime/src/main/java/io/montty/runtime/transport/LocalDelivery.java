package io.montty.runtime.transport;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Path;

/** Hand reports in at this machine's own server: put them into its inbox. */
public final class LocalDelivery implements Delivery {

    private final Path inbox;

    /** Deliver into the folder {@code inbox}. */
    public LocalDelivery(Path inbox) {
        this.inbox = inbox;
    }

    @Override
    public Receipt deliver(byte[] report, ReportName name) throws IOException {
        AtomicFiles.write(inbox.resolve(name.toString()), report);
        return new Receipt.Taken(false);
    }

    @Override
    public String destination() {
        return inbox.toString();
    }

    @Override
    public void close() {
        // A folder needs no farewell.
    }
}
