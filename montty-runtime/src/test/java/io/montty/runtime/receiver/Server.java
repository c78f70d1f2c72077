package io.montty.runtime.receiver;

import io.montty.runtime.protocol.Put;
import io.montty.runtime.store.ProjectLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Run receivers on a project directory, within the process of the test. */
final class Server {

    static final String ID = "210bcef1234e56a7ab89bc0123456789";
    static final String READY = "MONTTY/1 READY host=web1 max=1048576 now=1795383957\n";

    final ProjectLayout layout;
    Disk disk = new RealDisk();
    Clock clock = Clock.fixed(Instant.ofEpochSecond(1_795_383_957), ZoneOffset.UTC);

    @Nullable
    Limits limits;

    Server(Path folder) throws IOException {
        layout = new ProjectLayout(folder);
        Files.createDirectories(layout.input());
        Files.writeString(layout.config(), "");
    }

    /** Hold how a session ended. */
    record Ended(int code, String out, String err) {}

    /** Hold one session of host web1. */
    Ended session(String... frames) {
        return session(bytes(String.join("", frames)));
    }

    Ended session(byte[] sent) {
        return run("", sent, "--host", "web1");
    }

    Ended relay(String... frames) {
        return run("", bytes(String.join("", frames)), "--relay", "site1");
    }

    Ended scp(byte[] sent) {
        return run("scp -t REPORTS/_input", sent, "--host", "web1");
    }

    Ended run(String command, byte[] sent, String... words) {
        return run(command, new ByteArrayInputStream(sent), words);
    }

    Ended run(String command, InputStream in, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Receiver receiver = new Receiver(
                in,
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                clock,
                code -> {
                    throw new AssertionError("halted with " + code);
                },
                disk,
                sender -> limits != null ? limits : sender.relay() ? Limits.ofRelay() : Limits.ofHost());
        int code = receiver.run(List.of(words), command, layout.root());
        return new Ended(code, out.toString(StandardCharsets.ISO_8859_1), err.toString(StandardCharsets.UTF_8));
    }

    /** Return what hands in {@code body}. */
    static String put(String id, String body) {
        return put(id, body, "", null);
    }

    static String put(String id, String body, String signature, @Nullable String host) {
        byte[] bytes = bytes(body);
        return new Put(id, bytes.length, Sha256.of(bytes), signature.length(), host).line() + "\n" + body + signature;
    }

    /** Return an id for each number. */
    static String id(int number) {
        return ID.substring(8) + String.format("%08x", number);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    Path inbox() {
        return layout.input().resolve("web1");
    }

    /** Return the names of all files below the inbox, in order. */
    List<String> stored() throws IOException {
        return files(layout.input());
    }

    /** Return the names of all files below {@code folder}, in order. */
    static List<String> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder, new FileVisitOption[0])) {
            return found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
