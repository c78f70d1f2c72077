package io.montty.runtime.monitor.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.SampleVisits;
import io.montty.runtime.monitor.fleet.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VisitsTest {

    private static final Visit VISIT = new SampleVisits()
            .host("db-03")
            .had("host.disk", Status.ALERT, "print", "/var 97% used", "/dev/vdb1  \"98G\"")
            .host("site1/web1")
            .had("host.load", Status.WARN, "other", "load 17")
            .visit();

    @TempDir
    private Path home;

    @Test
    void remembersTheLastVisitOfEachProject() throws IOException {
        Visits visits = visits("/srv/montty");
        assertThat(visits.last()).isEmpty();

        visits.keep(VISIT);

        assertThat(visits("/srv/montty").last()).contains(VISIT);
        assertThat(visits("/srv/other").last()).isEmpty();
    }

    @Test
    void isForTheUserAlone() throws IOException {
        visits("/srv/montty").keep(VISIT);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        try (var files = Files.list(folder())) {
            assertThat(files).as("nothing unfinished is left").hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"montty\":2,\"project\":\"/srv/montty\",\"at\":1,\"hosts\":[],\"problems\":[]}",
                "{\"montty\":1,\"project\":\"/srv/other\",\"at\":1,\"hosts\":[],\"problems\":[]}",
                "{\"montty\":1,\"project\":\"/srv/montty\",\"at\":-1,\"hosts\":[],\"problems\":[]}",
                "{\"montty\":1,\"project\":\"/srv/montty\",\"at\":1,\"hosts\":[\"../x\"],\"problems\":[]}",
                "{\"montty\":1,\"project\":\"/srv/montty\",\"at\":1,\"hosts\":[7],\"problems\":[]}",
                "{\"montty\":1,\"project\":\"/srv/montty\",\"at\":1,\"hosts\":[],\"problems\":[{}]}",
                "{\"montty\":1,\"project\":\"/srv/montty\",\"at\":1,\"hosts\":[],\"problems\":[]} and more",
                "{\"montty\":1,\"project\":\"/srv/montty\",\"at\":99999999999999999999,\"hosts\":[],\"problems\":[]}"
            })
    void takesAFileThatMakesNoSenseForNoVisit(String text) throws IOException {
        visits("/srv/montty").keep(VISIT);
        Files.writeString(file(), text);

        assertThat(visits("/srv/montty").last()).isEmpty();
    }

    @Test
    void takesEveryFileThatIsCutForNoVisit() throws IOException {
        visits("/srv/montty").keep(VISIT);
        byte[] whole = Files.readAllBytes(file());
        for (int end = 0; end < whole.length; end += 7) {
            Files.write(file(), Arrays.copyOf(whole, end));

            assertThat(visits("/srv/montty").last()).as("cut at %s", end).isEmpty();
        }
    }

    @Test
    void takesDeepAndLongOnesForNoVisit() throws IOException {
        visits("/srv/montty").keep(VISIT);
        String start = "{\"montty\":1,\"project\":\"/srv/montty\",\"at\":1,\"hosts\":";
        for (String bomb : List.of("[".repeat(100_000), "[\"" + "a".repeat(100_000) + "\"")) {
            Files.writeString(file(), start + bomb);

            assertThat(visits("/srv/montty").last()).isEmpty();
        }
    }

    @Test
    void followsNoLink() throws IOException {
        visits("/srv/montty").keep(VISIT);
        Path file = file();
        Path elsewhere = home.resolve("elsewhere");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);

        assertThat(visits("/srv/montty").last()).isEmpty();
    }

    @Test
    void makesWhatItReadsSafeToPrint() throws IOException {
        visits("/srv/montty").keep(VISIT);
        String text = Files.readString(file());
        Files.writeString(file(), text.replace("/var 97% used", "\\u001b[2J"), StandardCharsets.UTF_8);

        assertThat(visits("/srv/montty").last().orElseThrow().problems().get(0).output())
                .contains("^[[2J");
    }

    @Test
    void keepsNothingWithoutAFolder() throws IOException {
        Visits nowhere = new Visits(Optional.empty(), Path.of("/srv/montty"));
        nowhere.keep(VISIT);

        assertThat(nowhere.last()).isEmpty();
    }

    private Visits visits(String project) {
        return new Visits(Optional.of(folder()), Path.of(project));
    }

    private Path folder() {
        return home.resolve(".local/state/montty");
    }

    private Path file() throws IOException {
        try (var files = Files.list(folder())) {
            return files.findFirst().orElseThrow();
        }
    }
}
