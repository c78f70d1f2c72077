package io.montty.runtime.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stand for a service on loopback that greets whoever connects, and agrees with all that is said to it. */
final class Greeter implements AutoCloseable {

    private final ServerSocket socket;
    private final String greeting;
    private final String consent;

    Greeter(String greeting, String consent) throws IOException {
        this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.greeting = greeting;
        this.consent = consent;
        Thread thread = new Thread(this::serve, "greeter");
        thread.setDaemon(true);
        thread.start();
    }

    String port() {
        return Integer.toString(socket.getLocalPort());
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                talk(caller);
            } catch (IOException e) {
                // The caller has heard enough, or the test has.
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        OutputStream out = caller.getOutputStream();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        out.write(greeting.getBytes(StandardCharsets.US_ASCII));
        while (in.readLine() != null) {
            out.write(consent.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
