package io.montty.runtime.transport.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reach a server through a session with another, which forwards bytes and can read none of them. */
final class JumpProxy implements Proxy {

    private final Session jump;
    private @Nullable ChannelDirectTCPIP channel;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;

    JumpProxy(Session jump) {
        this.jump = jump;
    }

    @Override
    public void connect(SocketFactory sockets, String host, int port, int timeout) throws Exception {
        ChannelDirectTCPIP opened = (ChannelDirectTCPIP) jump.openChannel("direct-tcpip");
        opened.setHost(host);
        opened.setPort(port);
        in = opened.getInputStream();
        out = opened.getOutputStream();
        channel = opened;
        opened.connect(timeout);
        if (!opened.isConnected()) {
            throw new IOException("the jump host " + jump.getHost() + " does not forward to " + host + ":" + port);
        }
    }

    @Override
    public InputStream getInputStream() {
        return Objects.requireNonNull(in, "not connected");
    }

    @Override
    public OutputStream getOutputStream() {
        return Objects.requireNonNull(out, "not connected");
    }

    @Override
    @SuppressWarnings("NullAway") // there is none, which the library knows to expect
    public Socket getSocket() {
        return null;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.disconnect();
        }
    }
}
