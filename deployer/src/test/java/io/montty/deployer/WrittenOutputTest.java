package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenOutputTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "20, 20"})
    void doesNotCallItDoneWhereTheAnswerCouldNotBeWritten(int code, int told) throws IOException {
        PrintStream full = new PrintStream(new FullDisk(), true, StandardCharsets.UTF_8);
        full.println("an answer");

        assertThat(Main.written(code, full, file(), err)).isEqualTo(told);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("montty: standard output could not be written\n");
    }

    @Test
    void saysNothingWhereItWasWritten() throws IOException {
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        out.println("an answer");

        assertThat(Main.written(0, out, file(), err)).isZero();
        assertThat(said.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "20"})
    void saysNothingWhereTheReaderOfAPipeIsGone(int code) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        PrintStream hungUp = new PrintStream(new FullDisk(), true, StandardCharsets.UTF_8);
        hungUp.println("an answer");

        assertThat(Main.written(code, hungUp, new StandardOutput(pipe), err)).isEqualTo(code);
        assertThat(said.size()).isZero();
    }

    @Test
    void takesNothingForAPipeThatItCannotLookAt() {
        assertThat(new StandardOutput(folder.resolve("nowhere")).isReadByProgram())
                .isFalse();
    }

    private StandardOutput file() throws IOException {
        return new StandardOutput(Files.writeString(folder.resolve("file"), ""));
    }

    private static final class FullDisk extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
