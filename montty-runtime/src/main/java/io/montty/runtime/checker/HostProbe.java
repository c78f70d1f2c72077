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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        return new HostIdentity(name.isEmpty() ? systemName() : name, List.of(address()), os());
    }

    private String systemName() {
        return read("proc/sys/kernel/hostname")
                .or(() -> read("etc/hostname"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse("localhost");
    }

    /** Return what decides which checks concern this host, under {@code name} as above. */
    HostFacts facts(String name) {
        return new HostFacts(
                name.isEmpty() ? systemName() : name,
                release("ID"),
                Stream.of(release("ID_LIKE").split(" ", -1))
                        .filter(like -> !like.isEmpty())
                        .toList());
    }

    private String os() {
        return release("PRETTY_NAME");
    }

    private String release(String key) {
        return read("etc/os-release").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(key + "="))
                .map(line ->
                        line.substring(key.length() + 1).replaceAll("[\"']", "").strip())
                .findFirst()
                .orElse("");
    }

    private static String address() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(ELSEWHERE), 1));
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException | UncheckedIOException e) {
            return "127.0.0.1"; // no route to anywhere
        }
    }

    private Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(root.resolve(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
