package io.montty.runtime.transport;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import io.montty.runtime.store.ReportName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Hand reports in over SFTP: under a hidden name first, renamed when whole, so that the server never files half a
 * report.
 *
 * <p>One session serves all reports of a run. The server's host key must be known; nobody is asked and nothing is
 * trusted on first use.
 */
public final class SftpDelivery implements Delivery {

    /** How long one report may take, from the connection to its name on the server. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int CONNECT_MILLIS = 15_000;

    private final ServerAddress server;
    private final Duration patience;
    private final Timer watchdog = new Timer("sftp-deadline", true);
    private volatile @Nullable Session session;
    private volatile @Nullable ChannelSftp channel;

    /** Prepare to deliver to {@code server}; nothing is connected before the first report. */
    public SftpDelivery(ServerAddress server) {
        this(server, PATIENCE);
    }

    /** Prepare to deliver, giving up on a report after {@code patience}. */
    SftpDelivery(ServerAddress server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    @Override
    public Receipt deliver(byte[] report, ReportName name) throws IOException {
        AtomicBoolean overdue = new AtomicBoolean();
        TimerTask deadline = deadline(overdue);
        watchdog.schedule(deadline, patience.toMillis());
        try {
            ChannelSftp sftp = connected();
            String inbox = server.directory() + "/REPORTS/_input/";
            sftp.put(new ByteArrayInputStream(report), inbox + "." + name + ".part");
            sftp.rename(inbox + "." + name + ".part", inbox + name);
            return new Receipt.Taken(false);
        } catch (JSchException | SftpException e) {
            disconnect();
            throw new IOException(
                    overdue.get()
                            ? "the server answers, but took no report within " + patience.toSeconds() + " s"
                            : explain(e),
                    e);
        } finally {
            deadline.cancel();
        }
    }

    /** JSch waits for a server's answer without end; only taking the connection away frees it. */
    private TimerTask deadline(AtomicBoolean overdue) {
        return new TimerTask() {
            @Override
            public void run() {
                overdue.set(true);
                disconnect();
            }
        };
    }

    @Override
    public String destination() {
        return server.toString();
    }

    @Override
    public void close() {
        watchdog.cancel();
        disconnect();
    }

    private void disconnect() {
        Session open = session;
        if (open != null) {
            open.disconnect();
        }
        session = null;
        channel = null;
    }

    private ChannelSftp connected() throws JSchException, IOException {
        ChannelSftp open = channel;
        if (open != null) {
            return open;
        }
        requirePrivate(server.identity());
        JSch jsch = new JSch();
        jsch.setKnownHosts(server.knownHosts().toString());
        jsch.addIdentity(server.identity().toString());
        Session opened = jsch.getSession(server.user(), server.host(), server.port());
        opened.setConfig("StrictHostKeyChecking", "yes");
        opened.setConfig("PreferredAuthentications", "publickey");
        opened.setDaemonThread(true);
        opened.setServerAliveInterval(CONNECT_MILLIS);
        session = opened;
        opened.connect(CONNECT_MILLIS);
        ChannelSftp sftp = (ChannelSftp) opened.openChannel("sftp");
        sftp.connect(CONNECT_MILLIS);
        channel = sftp;
        return sftp;
    }

    /** JSch uses a key that everybody may read without a word; OpenSSH does not, and neither do we. */
    private static void requirePrivate(Path key) throws IOException {
        if (!Files.exists(key)) {
            throw new IOException("there is no key " + key + "; make one with: ssh-keygen -t ed25519 -f " + key);
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(key);
        if (permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ)) {
            throw new IOException("others can read the key " + key + "; close it with: chmod 600 " + key);
        }
    }

    private String explain(Exception e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("UnknownHostKey") || message.contains("reject HostKey")) {
            return "the host key of " + server.host() + " is not in " + server.knownHosts()
                    + "; compare and add it, e.g. with ssh-keyscan -p " + server.port() + " " + server.host();
        }
        if (message.contains("HostKey has been changed") || message.contains("HostKey changed")) {
            return "the host key of " + server.host() + " is not the one in " + server.knownHosts()
                    + ": either the server was set up anew, or somebody stands in between";
        }
        if (message.startsWith("Auth fail")) {
            return "the server does not accept the key " + server.identity() + " for " + server.user();
        }
        return e instanceof SftpException sftp && sftp.id == ChannelSftp.SSH_FX_NO_SUCH_FILE
                ? "there is no " + server.directory() + "/REPORTS/_input there; lay it out with montty deploy"
                : message;
    }
}
