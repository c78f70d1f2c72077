package io.montty.runtime.transport.ssh;

import com.jcraft.jsch.SocketFactory;
import com.jcraft.jsch.USocketFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Open every socket of a session and its agent, and close them all from another thread: the one thing that frees
 * whoever reads or writes there, whatever locks the SSH library holds meanwhile.
 */
final class Sockets implements SocketFactory, USocketFactory {

    private final int connectMillis;
    private final List<Closeable> open = new ArrayList<>();
    private boolean cut;

    Sockets(int connectMillis) {
        this.connectMillis = connectMillis;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address is known for the name " + host);
        }
        Socket socket = keep(new Socket());
        socket.setTcpNoDelay(true);
        socket.connect(address, connectMillis);
        return socket;
    }

    @Override
    public InputStream getInputStream(Socket socket) throws IOException {
        return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream(Socket socket) throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public SocketChannel connect(Path path) throws IOException {
        return keep(SocketChannel.open(UnixDomainSocketAddress.of(path)));
    }

    @Override
    public ServerSocketChannel bind(Path path) throws IOException {
        throw new IOException("nothing listens here");
    }

    /** Close all sockets, and all that are opened from now on. */
    synchronized void cut() {
        cut = true;
        open.forEach(Sockets::close);
        open.clear();
    }

    private synchronized <T extends Closeable> T keep(T socket) throws IOException {
        if (cut) {
            close(socket);
            throw new IOException("the connection was given up");
        }
        open.add(socket);
        return socket;
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, closed or not.
        }
    }
}
