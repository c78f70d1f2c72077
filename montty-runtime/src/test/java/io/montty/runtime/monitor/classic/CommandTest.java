package io.montty.runtime.monitor.classic;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.key.Key;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CommandTest {

    @Test
    void bindsEachKeyOnce() {
        List<String> labels = Arrays.stream(Command.values())
                .flatMap(command -> Arrays.stream(command.keyLabels().split(" ", -1)))
                .toList();
        Set<String> distinct = new HashSet<>(labels);

        assertThat(labels).hasSameSizeAs(distinct);
    }

    @Test
    void knowsItsKeysAndNoOthers() {
        assertThat(Command.of(Key.of('q'))).contains(Command.QUIT);
        assertThat(Command.of(Key.control('q'))).contains(Command.RESUME);
        assertThat(Command.of(Key.of('y'))).isEmpty();
        assertThat(Command.of(Key.of(Key.Kind.UNKNOWN))).isEmpty();
    }
}
