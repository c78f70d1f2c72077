package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownWordsOnlyTest {

    @TempDir
    private Path folder;

    private DeployedFolder deployed;

    @BeforeEach
    void makeDistribution() throws IOException {
        deployed = DeployedFolder.below(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "widgets, widgets",
        "widgets --help, widgets",
        "widgets --version, widgets",
        "--help widgets, widgets",
        "checks expound --help, expound",
        "deploy --instal --help, --instal",
        "deploy a b --help, b",
    })
    void refusesAnUnknownWordWhateverStandsBesideIt(String words, String unknown) {
        Ended ended = deployed.montty(words.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("montty: there is no command or option '" + unknown + "'\n");
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--help, Usage: montty [", "checks list --help, Usage: montty checks list", "--version, MonTTY "})
    void helpsWithWhatIsKnown(String words, String start) {
        Ended ended = deployed.montty(words.split(" "));

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith(start);
        assertThat(ended.err()).isEmpty();
    }
}
