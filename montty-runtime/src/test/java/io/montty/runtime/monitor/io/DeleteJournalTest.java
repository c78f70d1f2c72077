package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeleteJournalTest {

    private static final String ONE = "a".repeat(32);
    private static final String OTHER = "b".repeat(32);

    @TempDir
    Path root;

    private DeleteJournal journal() {
        return journal("project");
    }

    private DeleteJournal journal(String project) {
        return new DeleteJournal(root.resolve("state/montty"), root.resolve(project), "kim");
    }

    private Path file() {
        return root.resolve("state/montty/monitor-journal.jsonl");
    }

    @Test
    void writesALineThatOnlyItsOwnerCanRead() throws IOException {
        journal().asking(List.of(ONE, OTHER), "2 reports of db-03", NOW);

        assertThat(file())
                .content()
                .isEqualTo(
                        "{\"montty\":1,\"time\":\"2026-11-22T09:41:07Z\",\"event\":\"delete\",\"user\":\"kim\",\"project\":\""
                                + root.resolve("project") + "\",\"what\":\"2 reports of db-03\",\"ids\":[\"" + ONE
                                + "\",\""
                                + OTHER + "\"]}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void remembersWhatWasAskedInTheLastMinutesForThisProject() throws IOException {
        journal().asking(List.of(ONE), "it", NOW.minus(Duration.ofMinutes(11)));
        journal().asking(List.of(OTHER), "it", NOW.minus(Duration.ofMinutes(9)));
        journal("another").asking(List.of("c".repeat(32)), "it", NOW);

        assertThat(journal().recent(NOW)).containsOnly(entry(OTHER, NOW.minus(Duration.ofMinutes(9))));
    }

    @Test
    void forgetsWhatCouldNotBeAsked() throws IOException {
        journal().asking(List.of(ONE, OTHER), "it", NOW);
        journal().failed(List.of(ONE), "it", NOW);

        assertThat(journal().recent(NOW)).containsOnlyKeys(OTHER);
    }

    @Test
    void passesOverLinesThatAKillCutOff() throws IOException {
        journal().asking(List.of(ONE), "it", NOW);
        Files.writeString(file(), "{\"time\":\"2026-11\n\nnonsense", StandardOpenOption.APPEND);
        journal().asking(List.of(OTHER), "it", NOW);

        assertThat(journal().recent(NOW)).containsOnlyKeys(ONE, OTHER);
    }

    @Test
    void beginsANewFileBeforeItGrowsTooLarge() throws IOException {
        List<String> many = Collections.nCopies(9_000, ONE);
        for (int i = 0; i < 5; i++) {
            journal().asking(many, "many", NOW);
        }

        assertThat(Files.size(file())).isLessThanOrEqualTo(DeleteJournal.LARGEST);
        assertThat(Files.size(file().resolveSibling("monitor-journal.jsonl.1")))
                .isLessThanOrEqualTo(DeleteJournal.LARGEST);
        assertThat(journal().recent(NOW)).containsOnlyKeys(ONE);
    }

    @Test
    void knowsNothingWhenThereIsNoJournal() throws IOException {
        assertThat(journal().recent(NOW)).isEmpty();
    }

    @Test
    void writesThroughNoLink() throws IOException {
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), root.resolve("elsewhere"));

        assertThatThrownBy(() -> journal().asking(List.of(ONE), "it", NOW)).isInstanceOf(IOException.class);
        assertThat(root.resolve("elsewhere")).doesNotExist();
    }
}
