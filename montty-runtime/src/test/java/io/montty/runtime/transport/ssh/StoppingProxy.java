package io.montty.runtime.transport.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Stand before a server on loopback and forward what it says, up to a number of bytes; then keep silent for it. */
final class StoppingProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int server;
    private final long limit;
    private final AtomicLong forwarded = new AtomicLong();
    private final List<Socket> sockets = new ArrayList<>();

    StoppingProxy(int server, long limit) throws IOException {
        this.server = server;
        this.limit = limit;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Return how many bytes of the server were forwarded. */
    long forwarded() {
        return forwarded.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = keep(listener.accept());
            Socket behind = keep(new Socket(InetAddress.getLoopbackAddress(), server));
            start(() -> client.getInputStream().transferTo(behind.getOutputStream()));
            start(() -> forward(behind.getInputStream(), client.getOutputStream()));
        }
    }

    private void forward(InputStream in, OutputStream out) throws IOException {
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (forwarded.get() < limit) {
                forwarded.incrementAndGet();
                out.write(next);
            }
        }
    }

    private synchronized Socket keep(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    @Override
    public synchronized void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void start(Forwarding forwarding) {
        Thread thread = new Thread(() -> {
            try {
                forwarding.run();
            } catch (IOException e) {
                // One of both sides is gone, which ends it.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** What a thread does until a socket is closed. */
    private interface Forwarding {
        void run() throws IOException;
    }
}
