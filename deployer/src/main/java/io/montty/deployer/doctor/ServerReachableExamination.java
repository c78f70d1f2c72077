package io.montty.deployer.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Look whether something that speaks SSH answers where the server should be. */
record ServerReachableExamination(Site site, ServerLink server, Duration patience) implements Examination {

    private static final int LONGEST_BANNER = 255;

    @Override
    public String name() {
        return "way to the server";
    }

    @Override
    public List<Finding> look() throws IOException {
        if (site.sshConfigLeadsElsewhere()) {
            return List.of(Finding.skipped(
                    "~/.ssh/config may lead to the server by another way; the session below says whether it does"));
        }
        String place = server.host() + " port " + server.port();
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(patience.toMillis());
            socket.connect(new InetSocketAddress(server.host(), server.port()), millis);
            socket.setSoTimeout(millis);
            return List.of(answer(place, socket));
        } catch (UnknownHostException e) {
            return List.of(Finding.wrong(
                    "the name " + server.host() + " has no address",
                    "see server.host in montty.yaml, and: getent hosts "
                            + site.shellWord().apply(server.host())));
        } catch (IOException e) {
            return List.of(Finding.wrong(
                    e instanceof SocketTimeoutException
                            ? place + " does not answer within " + patience.toSeconds() + " s"
                            : place + " cannot be reached: " + e.getMessage(),
                    "on the server: systemctl status ssh; in between: see the firewalls"));
        }
    }

    private static Finding answer(String place, Socket socket) throws IOException {
        byte[] start = socket.getInputStream().readNBytes(4);
        if (new String(start, StandardCharsets.ISO_8859_1).equals("SSH-")) {
            return Finding.ok(place + " answers as SSH-" + rest(socket));
        }
        return Finding.wrong(
                start.length == 0
                        ? place + " takes the connection and ends it at once, as a server with too many does"
                        : place + " answers, but not as an SSH server",
                "see server.port in montty.yaml, and MaxStartups in the server's sshd_config");
    }

    private static String rest(Socket socket) throws IOException {
        StringBuilder banner = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= ' ' && banner.length() < LONGEST_BANNER;
                next = socket.getInputStream().read()) {
            banner.append((char) next);
        }
        return banner.toString();
    }
}
