package io.montty.runtime.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Say what is wrong once for as long as it stays so: what keeps on would say it every few minutes for days. */
final class OnceSaid {

    private final Consumer<String> said;
    private Set<String> before = Set.of();

    OnceSaid(Consumer<String> said) {
        this.said = said;
    }

    /** Say those of {@code troubles} that were not there the last time; another number in one makes it no other. */
    void say(List<String> troubles) {
        troubles.stream()
                .distinct()
                .filter(trouble -> !before.contains(withoutNumbers(trouble)))
                .forEach(said);
        before = troubles.stream().map(OnceSaid::withoutNumbers).collect(Collectors.toUnmodifiableSet());
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("[0-9]+", "0");
    }
}
