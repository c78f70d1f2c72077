package io.montty.runtime.transport.ssh;

import com.jcraft.jsch.Identity;
import io.montty.runtime.transport.ServerAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Sign reports with the key that hands them in, in the format of {@code ssh-keygen -Y sign}: whoever forwards a report
 * cannot make it that of another host.
 */
public final class ReportSigner implements AutoCloseable {

    /** What the signatures are for; one that was made for something else does not count. */
    public static final String NAMESPACE = "montty-report";

    private static final String MAGIC = "SSHSIG";
    private static final int VERSION = 1;
    private static final String HASH = "sha512";
    private static final int WIDTH = 70;

    private final ServerAddress server;
    private final Account account;
    private final Patience patience;
    private Sockets sockets;
    private Worker worker;
    private @Nullable Identity key;

    /** Sign with the key that {@code account} has for {@code server}; it is read for the first signature. */
    public ReportSigner(ServerAddress server, Account account) {
        this(server, account, Patience.USUAL);
    }

    ReportSigner(ServerAddress server, Account account, Patience patience) {
        this.server = server;
        this.account = account;
        this.patience = patience;
        this.sockets = new Sockets((int) patience.connect().toMillis());
        this.worker = new Worker(sockets::cut);
    }

    /**
     * Sign {@code report}.
     *
     * @return an armored signature
     * @throws IOException if there is no key, or its agent does not sign
     */
    public byte[] sign(byte[] report) throws IOException {
        try {
            return worker.within(patience.connect(), "the agent did not sign", () -> signature(report));
        } catch (IOException e) {
            startAnew();
            throw e;
        }
    }

    /** A worker that was left behind is of no more use, nor are its sockets. */
    private void startAnew() {
        close();
        key = null;
        sockets = new Sockets((int) patience.connect().toMillis());
        worker = new Worker(sockets::cut);
    }

    private byte[] signature(byte[] report) throws IOException {
        Identity signing = key();
        String algorithm = signing.getAlgName().equals("ssh-rsa") ? "rsa-sha2-512" : signing.getAlgName();
        byte[] signed = new SshWire()
                .raw(MAGIC)
                .string(NAMESPACE)
                .string("")
                .string(HASH)
                .string(sha512(report))
                .bytes();
        byte[] signature = signing.getSignature(signed, algorithm);
        if (signature == null) {
            throw new IOException("the key " + signing.getName()
                    + " does not sign the report; if an agent holds it, look whether it is locked");
        }
        return armored(new SshWire()
                .raw(MAGIC)
                .number(VERSION)
                .string(signing.getPublicKeyBlob())
                .string(NAMESPACE)
                .string("")
                .string(HASH)
                .string(signature)
                .bytes());
    }

    private Identity key() throws IOException {
        if (key == null) {
            Hop hop = Route.to(server, account).destination();
            key = new ClientKey(hop.identity(), hop.passphraseFile(), account.agent(), sockets).load();
        }
        return key;
    }

    private static byte[] armored(byte[] blob) {
        String body = Base64.getMimeEncoder(WIDTH, new byte[] {'\n'}).encodeToString(blob);
        return ("-----BEGIN SSH SIGNATURE-----\n" + body + "\n-----END SSH SIGNATURE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java is without SHA-512", e);
        }
    }

    @Override
    public void close() {
        sockets.cut();
        worker.close();
    }
}
