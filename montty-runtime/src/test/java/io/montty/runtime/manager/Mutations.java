package io.montty.runtime.manager;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.montty.api.Status;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.request.RequestReader;
import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostStates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Change good inputs at random and give them to all that reads them, in a process with little memory. */
final class Mutations {

    private static final int IN_A_PASS = 200;
    private static final long WATCHED_SECONDS = 30;
    private static final List<String> WORDS = List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\\",
            "\\u",
            "\u0000",
            "\n",
            "\n\n",
            "\u001b",
            "null",
            "1e999999",
            "-",
            "9".repeat(400),
            "[".repeat(300),
            "{\"a\":".repeat(300),
            "\u2028",
            "\ud83d\ude00",
            "SUMMARY:",
            "Status: ",
            "\t");

    private final TestProject project;
    private final Random random;
    private final ReportInspector inspector = new ReportInspector();
    private final RequestReader requests = new RequestReader();
    private final HostStates states;
    private final Path state;
    private final List<byte[]> seeds = new ArrayList<>();
    private final AtomicLong begun = new AtomicLong(Long.MAX_VALUE);
    private int inPass;

    private Mutations(Path root, long seed) throws IOException {
        project = new TestProject(root);
        random = new Random(seed);
        ReportFile report = ReportFile.of(Status.WARN);
        project.handIn("web1", report.id(7));
        project.pass();
        states = new HostStates(project.layout.hosts());
        state = states.file(HostKey.known("web1"));
        Path asking = Files.createDirectory(root.resolve("asking"));
        new DeleteRequest("f".repeat(32), List.of("a".repeat(32)), "ann", project.clock.instant()).writeInto(asking);
        seeds.add(report.bytes());
        seeds.add(report.legacyBytes());
        seeds.add(Files.readAllBytes(asking.resolve("f".repeat(32) + DeleteRequest.SUFFIX)));
        seeds.add(Files.readAllBytes(state));
    }

    /** Try inputs; {@code words} are a folder, how many, and the seed. */
    public static void main(String[] words) throws IOException {
        Mutations mutations = new Mutations(Path.of(words[0]), Long.parseLong(words[2]));
        mutations.watch(words[2]);
        int inputs = Integer.parseInt(words[1]);
        for (int i = 0; i < inputs; i++) {
            mutations.begun.set(System.nanoTime());
            mutations.read(i);
        }
        mutations.pass();
        System.out.println("mutations: " + inputs + " inputs, -Xmx"
                + (Runtime.getRuntime().maxMemory() >> 20) + "m, seed " + words[2]);
        System.exit(0);
    }

    /** End the process if one input takes for ever. */
    private void watch(String seed) {
        Thread watchdog = new Thread(() -> {
            while (System.nanoTime() - begun.get() < WATCHED_SECONDS * 1_000_000_000L) {
                try {
                    Thread.sleep(500);
                } catch (InterruptedException e) {
                    return;
                }
            }
            System.err.println("an input took more than " + WATCHED_SECONDS + " s, seed " + seed);
            Runtime.getRuntime().halt(3);
        });
        watchdog.setDaemon(true);
        watchdog.start();
    }

    private void read(int number) throws IOException {
        byte[] bytes = mutated(seeds.get(number % seeds.size()));
        inspector.inspect(ReportFile.ID, bytes);
        try {
            requests.read(bytes);
        } catch (ReportFormatException e) {
            if (e.reason().isBlank()) {
                throw new IllegalStateException("no reason is given");
            }
        }
        Files.write(state, bytes);
        try {
            states.find(HostKey.known("web1"));
        } catch (DamagedStateException e) {
            // It says what is wrong, and is made anew.
        }
        if (number % 20 < 4) {
            bring(number, bytes);
        }
    }

    /** Put it into the inbox under a name that fits, or one that was changed as well. */
    private void bring(int number, byte[] bytes) throws IOException {
        String id = String.format("%032x", number);
        String name = List.of(id + ".report", id + "_OKAY_1.mty", id + ".request.json", id + "_ALERT.close")
                .get(random.nextInt(4));
        String other = new String(mutated(name.getBytes(UTF_8)), UTF_8).replaceAll("[/\\x00]", "x");
        boolean fits = random.nextBoolean() || other.isEmpty() || other.getBytes(UTF_8).length > 255;
        Path folder = random.nextBoolean() ? project.layout.input() : project.hostFolder("web2");
        Path file = folder.resolve(fits ? name : other);
        if (!Files.isDirectory(file)) {
            Files.write(file, bytes);
            project.aged(file, TestProject.LONG_AGO);
        }
        if (++inPass % IN_A_PASS == 0) {
            pass();
        }
    }

    private void pass() throws IOException {
        PassResult result = project.pass();
        for (String problem : result.problems()) {
            if (!problem.contains("web1")) { // whose state is damaged
                throw new IllegalStateException(problem);
            }
        }
        for (String reject : project.rejects()) {
            Files.delete(project.layout.reject().resolve(reject));
        }
    }

    private byte[] mutated(byte[] good) {
        byte[] bytes = good.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(bytes.length + 1);
            switch (random.nextInt(6)) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> bytes = spliced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
                case 2 -> bytes = spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(20)), new byte[0]);
                case 3 ->
                    bytes = spliced(
                            bytes,
                            at,
                            at,
                            WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8));
                case 4 -> {
                    int to = Math.min(bytes.length, at + random.nextInt(200));
                    bytes = spliced(bytes, to, to, Arrays.copyOfRange(bytes, at, to));
                }
                default -> {
                    if (at < bytes.length) {
                        bytes[at] ^= (byte) (1 << random.nextInt(8));
                    }
                }
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        byte[] result = Arrays.copyOf(bytes, from + between.length + bytes.length - to);
        System.arraycopy(between, 0, result, from, between.length);
        System.arraycopy(bytes, to, result, from + between.length, bytes.length - to);
        return result;
    }
}
