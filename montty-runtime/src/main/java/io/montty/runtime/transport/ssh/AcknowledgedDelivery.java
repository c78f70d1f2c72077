package io.montty.runtime.transport.ssh;

import io.montty.runtime.store.ReportName;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.Letter;
import io.montty.runtime.transport.Receipt;
import java.io.IOException;
import java.util.Optional;

/** Hand in this host's own reports, each of them signed, at a server that acknowledges what it has on its disk. */
public final class AcknowledgedDelivery implements Delivery {

    private final SshUplink uplink;
    private final ReportSigner signer;

    /** Deliver over {@code uplink}, signed by {@code signer}; both are closed with this. */
    public AcknowledgedDelivery(SshUplink uplink, ReportSigner signer) {
        this.uplink = uplink;
        this.signer = signer;
    }

    @Override
    public Receipt deliver(byte[] report, ReportName name) throws IOException {
        return uplink.put(new Letter(name.id(), report, signer.sign(report), null));
    }

    @Override
    public Optional<String> remark() {
        return uplink.skew()
                .map(ahead -> "this host's clock is " + ahead.abs().toSeconds() + " s "
                        + (ahead.isNegative() ? "ahead of" : "behind")
                        + " the server's; set the one that is wrong, e.g."
                        + " with: timedatectl set-ntp true");
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
