package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.Needs;
import io.montty.runtime.faults.MemoryFolder;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.Digest;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Swaps files and folders of the inbox for symbolic links while passes run; {@code -Drace.tries=10000} does it as often.
 */
@Timeout(600)
class LinkRaceTest {

    private static final int TRIES = Integer.getInteger("race.tries", 1_000);
    private static final FileTime OLD = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final int NOBODY = 65_534;

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private final AtomicInteger swaps = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean over;
    private TestProject project;
    private Path secrets;
    private String canary;

    private interface Swap {

        void once(int number) throws IOException;
    }

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(Files.createDirectory(folder.resolve("project")));
        secrets = Files.createDirectory(folder.resolve("secrets"));
        ReportFile secret = ReportFile.of(Status.ALERT).host("secret");
        canary = Digest.of(secret.bytes());
        for (String name : new String[] {secret.name(), secret.id() + ".report", secret.id() + ".sig"}) {
            Files.setLastModifiedTime(Files.write(secrets.resolve(name), secret.bytes()), OLD);
        }
    }

    @AfterEach
    void nothingOfTheSecretsWasTouched() throws IOException {
        assertThat(failure.get()).isNull();
        assertThat(TestProject.names(secrets)).hasSize(3);
        for (String name : TestProject.names(secrets)) {
            assertThat(Digest.of(Files.readAllBytes(secrets.resolve(name)))).isEqualTo(canary);
            assertThat(Files.getLastModifiedTime(secrets.resolve(name))).isEqualTo(OLD);
        }
        try (Stream<Path> found = Files.walk(project.layout.reports())) {
            for (Path path : found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                assertThat(Digest.of(Files.readAllBytes(path)))
                        .as(path.toString())
                        .isNotEqualTo(canary);
            }
        }
    }

    @Test
    void readsNoFileThatASwappedLinkLeadsTo() throws Exception {
        Path inbox = project.hostFolder("web1");
        Path spare = Files.createDirectory(folder.resolve("spare"));
        String name = ReportFile.ID + ".report";
        race(number -> {
            Path mine = Files.write(
                    spare.resolve("mine"),
                    ReportFile.of(Status.OKAY).body("mine " + number).bytes());
            Files.move(mine, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            Path link = Files.createSymbolicLink(spare.resolve("link"), secrets.resolve(name));
            Files.move(link, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        });
    }

    @Test
    void entersNoFolderThatAnAccountSwapsForALink() throws Exception {
        Path inbox = project.hostFolder("web1");
        Needs.that(
                Files.getOwner(inbox).getName().equals("root"),
                "folders that another account swaps for links",
                "run this test as root");
        Files.setAttribute(inbox, "unix:uid", NOBODY);
        Path spare = Files.createDirectory(folder.resolve("spare"));
        race(number -> {
            Path real = Files.createDirectories(spare.resolve("real"));
            Files.setAttribute(real, "unix:uid", NOBODY);
            moveAway(inbox.resolve("web2"), spare.resolve("gone" + number));
            Files.move(real, inbox.resolve("web2"));
            Path link = Files.createSymbolicLink(spare.resolve("link"), secrets);
            moveAway(inbox.resolve("web2"), spare.resolve("away" + number));
            Files.move(link, inbox.resolve("web2"));
        });
    }

    private static void moveAway(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // the manager was first
        }
    }

    /** Do passes while another thread swaps. */
    private void race(Swap swap) throws Exception {
        Thread swapper = new Thread(() -> {
            try {
                while (!over) {
                    swap.once(swaps.incrementAndGet());
                }
            } catch (IOException | RuntimeException e) {
                failure.set(e);
            }
        });
        swapper.start();
        int passes = 0;
        try {
            while (swaps.get() < TRIES || passes < 20) {
                assertThat(failure.get()).isNull();
                project.passReadingBy(this::readNoSecret);
                passes++;
            }
        } finally {
            over = true;
            swapper.join();
        }
        System.out.printf("links: %d swaps during %d passes%n", swaps.get(), passes);
    }

    private byte[] readNoSecret(Path path) throws IOException {
        byte[] bytes = BoundedFile.onDisk().read(path);
        if (Digest.of(bytes).equals(canary)) {
            failure.set(new AssertionError("read a secret by way of " + path));
        }
        return bytes;
    }
}
