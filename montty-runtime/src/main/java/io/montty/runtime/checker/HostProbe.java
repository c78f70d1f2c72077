package io.montty.runtime.checker;

import io.montty.api.report.HostIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Find out what this host is called. */
final class HostProbe {

    /** An address that nobody has: the kernel chooses the source address for it without sending anything. */
    private static final byte[] ELSEWHERE = {10, (byte) 254, (byte) 254, (byte) 254};

    private final Path root;

    HostProbe(Path root) {
        this.root = root;
    }

    /** Return the host's identity under {@code name}, or under the system's own name if that is empty. */
    HostIdentity identify(String name) {
        return new HostIdentity(
                name.isEmpty() ? systemName() : name, List.of(address()), value(release(), "PRETTY_NAME"));
    }

    private String systemName() {
        for (String file : List.of("proc/sys/kernel/hostname", "etc/hostname")) {
            String name = read(file).strip();
            if (!name.isEmpty()) {
                return name;
            }
        }
        return "localhost";
    }

    /** Return what decides which checks concern this host, under {@code name} as above. */
    HostFacts facts(String name) {
        List<String> lines = release();
        List<String> like = new ArrayList<>();
        for (String word : value(lines, "ID_LIKE").split(" ", -1)) {
            if (!word.isEmpty()) {
                like.add(word);
            }
        }
        return new HostFacts(name.isEmpty() ? systemName() : name, value(lines, "ID"), like);
    }

    /** Every run asks for this, so it makes do without streams and patterns, whose first use costs more than all of it. */
    private List<String> release() {
        return List.of(read("etc/os-release").split("\n", -1));
    }

    private static String value(List<String> lines, String key) {
        for (String line : lines) {
            if (line.startsWith(key) && line.startsWith("=", key.length())) {
                return line.substring(key.length() + 1)
                        .replace("\"", "")
                        .replace("'", "")
                        .strip();
            }
        }
        return "";
    }

    private static String address() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(ELSEWHERE), 1));
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException | UncheckedIOException e) {
            return "127.0.0.1"; // no route to anywhere
        }
    }

    /** Return what is in {@code file}; nothing where it cannot be read. */
    private String read(String file) {
        try {
            return new String(Files.readAllBytes(root.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
