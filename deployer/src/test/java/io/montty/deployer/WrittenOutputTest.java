package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenOutputTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "20, 20"})
    void doesNotCallItDoneWhereTheAnswerCouldNotBeWritten(int code, int told) {
        PrintStream full = new PrintStream(new FullDisk(), true, StandardCharsets.UTF_8);
        full.println("an answer");

        assertThat(Main.written(code, full, err)).isEqualTo(told);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("montty: standard output could not be written\n");
    }

    @Test
    void saysNothingWhereItWasWritten() {
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        out.println("an answer");

        assertThat(Main.written(0, out, err)).isZero();
        assertThat(said.size()).isZero();
    }

    private static final class FullDisk extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
