package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSettingsTest {

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private int reads;

    @Test
    void readsAFileAgainOnlyWhenItHasChanged() throws Exception {
        write("one");
        LiveSettings<String> settings = settings();
        assertThat(settings.get()).isEqualTo("one");
        assertThat(settings.get()).isEqualTo("one");
        assertThat(reads).isEqualTo(1);

        write("another");

        assertThat(settings.get()).isEqualTo("another");
        assertThat(settings.get()).isEqualTo("another");
        assertThat(reads).isEqualTo(2);
        assertThat(told).containsExactly(file() + " has changed; what it says now holds");
    }

    @Test
    void keepsWhatHoldsWhereAChangeIsWrongAndSaysSoOnce() throws Exception {
        write("one");
        LiveSettings<String> settings = settings();

        write("wrong");

        assertThat(settings.get()).isEqualTo("one");
        assertThat(settings.get()).isEqualTo("one");
        assertThat(told)
                .containsExactly("line 1 is wrong\n" + file() + " has changed, and what it said before still holds");
        write("right again");
        assertThat(settings.get()).isEqualTo("right again");
    }

    @Test
    void keepsWhatHoldsWhereTheFileIsGone() throws Exception {
        write("one");
        LiveSettings<String> settings = settings();

        Files.delete(file());

        assertThat(settings.get()).isEqualTo("one");
        assertThat(told).containsExactly(file() + " is gone; what it said still holds");
    }

    @Test
    void doesNotBeginWithAMistake() throws Exception {
        write("wrong");

        assertThatThrownBy(this::settings).isInstanceOf(UsageException.class);
    }

    private LiveSettings<String> settings() {
        return new LiveSettings<>(file(), this::read, told::add);
    }

    private String read() {
        reads++;
        try {
            String text = Files.readString(file());
            if (text.equals("wrong")) {
                throw new UsageException("line 1 is wrong");
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) throws IOException {
        Path part = folder.resolve("part"); // as an editor does, so that it is another file in any case
        Files.writeString(part, text);
        Files.move(part, file(), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file() {
        return folder.resolve("montty.yaml");
    }
}
