package io.montty.runtime.transport.ssh;

import io.montty.runtime.transport.Letter;
import io.montty.runtime.transport.Receipt;
import io.montty.runtime.transport.Uplink;
import java.io.IOException;

/** Hand in what others signed as it is, and sign what this host itself left without a signature. */
public final class SigningUplink implements Uplink {

    private final Uplink uplink;
    private final ReportSigner signer;
    private final String own;

    /**
     * Hand in over {@code uplink}, signed by {@code signer}; both are closed with this.
     *
     * @param own the name of this host in a server's folders; empty if it has none
     */
    public SigningUplink(Uplink uplink, ReportSigner signer, String own) {
        this.uplink = uplink;
        this.signer = signer;
        this.own = own;
    }

    @Override
    public Receipt put(Letter letter) throws IOException {
        boolean ours = letter.signature().length == 0
                && letter.host().filter(own::equals).isPresent();
        return uplink.put(ours ? new Letter(letter.id(), letter.report(), signer.sign(letter.report()), own) : letter);
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
