package io.montty.runtime.transport.ssh;

import io.montty.runtime.store.ReportName;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.Letter;
import io.montty.runtime.transport.Receipt;
import io.montty.runtime.transport.Uplink;
import java.io.IOException;

/** Hand in this host's own reports, each of them signed, at a server that acknowledges what it has on its disk. */
public final class AcknowledgedDelivery implements Delivery {

    private final Uplink uplink;
    private final ReportSigner signer;

    /** Deliver over {@code uplink}, signed by {@code signer}; both are closed with this. */
    public AcknowledgedDelivery(Uplink uplink, ReportSigner signer) {
        this.uplink = uplink;
        this.signer = signer;
    }

    @Override
    public Receipt deliver(byte[] report, ReportName name) throws IOException {
        return uplink.put(new Letter(name.id(), report, signer.sign(report), null));
    }

    @Override
    public String destination() {
        return uplink.destination();
    }

    @Override
    public void close() {
        signer.close();
        uplink.close();
    }
}
