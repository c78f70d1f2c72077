package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.manager.InboxHints.Heard;
import io.montty.runtime.store.Inbox.Folder;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class InboxHintsTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    @TempDir
    private Path parent;

    private final InboxHints hints = new InboxHints(FileSystems.getDefault());

    @AfterEach
    void close() throws IOException {
        hints.close();
    }

    @Test
    void namesTheFolderThatSomethingCameInto() throws Exception {
        Path quiet = Files.createDirectory(parent.resolve("quiet"));
        Path busy = Files.createDirectory(parent.resolve("busy"));
        hints.watch(List.of(folder(quiet), folder(busy)));

        Path file = Files.createFile(busy.resolve("new"));

        assertThat(hints.await(LONG)).isEqualTo(new Heard(false, Set.of(busy, parent, file)));
        assertThat(hints.await(AT_ONCE)).isEqualTo(Heard.NOTHING);
    }

    @Test
    void saysThatMoreHappenedThanTheSystemToldOf() throws Exception {
        Path busy = Files.createDirectory(parent.resolve("busy"));
        hints.watch(List.of(folder(busy)));

        for (int i = 0; i < 2000; i++) {
            Files.createFile(busy.resolve("new" + i));
        }

        boolean lost = false;
        while (!lost) {
            Heard heard = hints.await(LONG);
            assertThat(heard.places()).contains(busy);
            lost = heard.lost();
        }
    }

    @Test
    void watchesAFolderAnewThatWasReplaced() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("in"));
        assertThat(hints.watch(List.of(folder(folder))).fresh()).contains(folder);
        Files.move(folder, parent.resolve("old"));
        Files.createDirectory(folder);
        assertThat(hints.watch(List.of(folder(folder))).fresh()).contains(folder);

        Files.createFile(folder.resolve("new"));

        assertThat(hints.await(LONG).places()).contains(folder);
    }

    @Test
    void saysNothingOfWhatIsWatchedAlready() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("in"));
        hints.watch(List.of(folder(folder)));

        assertThat(hints.watch(List.of(folder(folder)))).isEqualTo(new InboxHints.Outcome(Set.of(), Optional.empty()));
    }

    @Test
    void passesOverAFolderThatIsGone() throws Exception {
        Path gone = parent.resolve("gone");

        assertThat(hints.watch(List.of(new Folder(gone, null, false))).trouble())
                .isEmpty();
        assertThat(hints.await(AT_ONCE)).isEqualTo(Heard.NOTHING);
    }

    @Test
    void saysWhichFoldersCannotBeWatchedAndWatchesTheRest() throws Exception {
        List<Folder> folders = new ArrayList<>();
        folders.add(folder(Files.createFile(parent.resolve("file1"))));
        folders.add(folder(Files.createFile(parent.resolve("file2"))));
        Path good = Files.createDirectory(parent.resolve("good"));
        folders.add(folder(good));

        InboxHints.Outcome outcome = hints.watch(folders);

        assertThat(outcome.trouble().orElseThrow())
                .startsWith(parent.resolve("file1") + " cannot be watched: ")
                .endsWith("; and 1 more folders");
        assertThat(outcome.fresh()).contains(good).doesNotContain(parent.resolve("file1"));
    }

    private static Folder folder(Path path) throws IOException {
        return new Folder(
                path, Files.readAttributes(path, BasicFileAttributes.class).fileKey(), false);
    }
}
