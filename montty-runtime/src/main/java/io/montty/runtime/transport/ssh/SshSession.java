package io.montty.runtime.transport.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.montty.runtime.transport.LastingTroubleException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hold one authenticated session with a server, and one with each host on the way.
 *
 * <p>A server proves itself with a key that known_hosts has, and we prove ourselves with one key; nobody is asked, and
 * nothing is trusted on first use.
 */
final class SshSession implements AutoCloseable {

    private static final int ALIVE_MILLIS = 10_000;
    private static final int ALIVE_COUNT = 2;

    /**
     * A man in the middle who drops the first packets (CVE-2023-48795) is stopped by strict key exchange, which is used
     * with every server that has it. It is not required, since OpenSSH before 9.6 is without it; with those, what the
     * attack works on is not used: ChaCha20-Poly1305, and CBC ciphers. AES-GCM and AES-CTR do not suffer from it.
     */
    private static final String CIPHERS =
            "aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr";

    private static final String MACS =
            "hmac-sha2-256,hmac-sha2-512,hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com";

    private static final Map<String, String> SETTINGS = Map.of(
            "StrictHostKeyChecking",
            "yes",
            "PreferredAuthentications",
            "publickey",
            "host_certificate_to_key_fallback",
            "no",
            "enable_strict_kex",
            "yes",
            "cipher.c2s",
            CIPHERS,
            "cipher.s2c",
            CIPHERS,
            "mac.c2s",
            MACS,
            "mac.s2c",
            MACS);

    private final Account account;
    private final Sockets sockets;
    private final int connectMillis;
    private final Deque<Session> sessions = new ArrayDeque<>();

    private SshSession(Account account, Sockets sockets, int connectMillis) {
        this.account = account;
        this.sockets = sockets;
        this.connectMillis = connectMillis;
    }

    /**
     * Open a session.
     *
     * @param sockets what is cut by another thread if this takes too long
     * @param connectMillis how long to wait for each answer
     * @throws IOException if that fails, with a message that says why and what to do
     */
    static SshSession open(Route route, Account account, Sockets sockets, int connectMillis) throws IOException {
        SshSession opened = new SshSession(account, sockets, connectMillis);
        try {
            for (Hop hop : route.hops()) {
                opened.add(hop, hop.equals(route.destination()));
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void add(Hop hop, boolean last) throws IOException {
        try {
            sessions.push(connected(hop, sessions.peek()));
        } catch (IOException e) {
            throw last ? e : atJump(hop, e);
        }
    }

    private static IOException atJump(Hop hop, IOException e) {
        String message = "at the jump host " + hop + ": " + e.getMessage();
        return e instanceof LastingTroubleException
                ? new LastingTroubleException(message, e)
                : new IOException(message, e);
    }

    private Session connected(Hop hop, @Nullable Session jump) throws IOException {
        Set<String> hostKeys = Set.of();
        try {
            JSch jsch = new JSch();
            hostKeys = HostKeys.read(hop.knownHosts(), jsch).algorithms(hop);
            if (hostKeys.isEmpty()) {
                throw new LastingTroubleException(SshTrouble.unknown(hop));
            }
            Session session = jsch.getSession(hop.user(), hop.host(), hop.port());
            session.setIdentityRepository(new SingleIdentity(
                    new ClientKey(hop.identity(), hop.passphraseFile(), account.agent(), sockets).load()));
            SETTINGS.forEach(session::setConfig);
            session.setConfig("server_host_key", String.join(",", hostKeys));
            session.setSocketFactory(sockets);
            if (jump != null) {
                session.setProxy(new JumpProxy(jump));
            }
            session.setDaemonThread(true);
            session.setServerAliveInterval(ALIVE_MILLIS);
            session.setServerAliveCountMax(ALIVE_COUNT);
            session.connect(connectMillis);
            return session;
        } catch (JSchException e) {
            throw SshTrouble.explained(e, hop, hostKeys);
        }
    }

    /** Return a new channel of the session with the server. */
    Channel channel(String type) throws JSchException {
        return sessions.getFirst().openChannel(type);
    }

    /** End the sessions, that with the server first. */
    @Override
    public void close() {
        sessions.forEach(Session::disconnect);
        sessions.clear();
        sockets.cut();
    }
}
