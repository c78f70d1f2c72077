package io.montty.runtime.transport.ssh;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.Receipt;
import io.montty.runtime.transport.ServerAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hand reports in over SFTP: under a hidden name first, renamed when whole, so that the server never files half a
 * report.
 *
 * <p>One session serves all reports of a run.
 */
public final class SftpDelivery implements Delivery {

    /** How long one report may take, from the connection to its name on the server. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int CONNECT_MILLIS = 15_000;

    private final ServerAddress server;
    private final Account account;
    private final Duration patience;
    private @Nullable Open open;

    /** Prepare to deliver to {@code server}; nothing is connected before the first report. */
    public SftpDelivery(ServerAddress server, Account account) {
        this(server, account, PATIENCE);
    }

    /** Prepare to deliver, giving up on a report after {@code patience}. */
    SftpDelivery(ServerAddress server, Account account, Duration patience) {
        this.server = server;
        this.account = account;
        this.patience = patience;
    }

    @Override
    public Receipt deliver(byte[] report, ReportName name) throws IOException {
        Open current = open == null ? new Open() : open;
        open = current;
        try {
            return current.worker.within(
                    patience, "the server answers, but took no report", () -> current.put(report, name));
        } catch (IOException e) {
            current.cut();
            open = null;
            throw e;
        }
    }

    @Override
    public String destination() {
        return server.toString();
    }

    @Override
    public void close() {
        if (open != null) {
            open.cut();
            open = null;
        }
    }

    /** Hold what is open. */
    private final class Open {

        private final Sockets sockets = new Sockets(CONNECT_MILLIS);
        private final Worker worker = new Worker(sockets::cut);
        private @Nullable ChannelSftp channel;

        Receipt put(byte[] report, ReportName name) throws IOException {
            ChannelSftp sftp = connected();
            String inbox = server.directory() + "/REPORTS/_input/";
            try {
                sftp.put(new ByteArrayInputStream(report), inbox + "." + name + ".part");
                sftp.rename(inbox + "." + name + ".part", inbox + name);
                return new Receipt.Taken(false);
            } catch (SftpException e) {
                throw new IOException(
                        e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE
                                ? "there is no " + server.directory()
                                        + "/REPORTS/_input there; lay it out with montty deploy"
                                : SshTrouble.printable(String.valueOf(e.getMessage())),
                        e);
            }
        }

        private ChannelSftp connected() throws IOException {
            if (channel != null) {
                return channel;
            }
            SshSession session = SshSession.open(Route.to(server, account), account, sockets, CONNECT_MILLIS);
            try {
                ChannelSftp sftp = (ChannelSftp) session.channel("sftp");
                sftp.connect(CONNECT_MILLIS);
                channel = sftp;
                return sftp;
            } catch (JSchException e) {
                throw new IOException(
                        "the server lets the key in, but offers no SFTP ("
                                + SshTrouble.printable(String.valueOf(e.getMessage()))
                                + "); if the key is bound to montty-receive there, take 'dir' away from 'server' in"
                                + " montty.yaml, or :DIR from --to",
                        e);
            }
        }

        void cut() {
            sockets.cut();
            worker.close();
        }
    }
}
