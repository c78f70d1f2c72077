package io.montty.runtime.process;

import java.nio.file.Path;
import java.util.Optional;

/** Hold what {@link ProcessRunnerTest} holds on a host that has no Perl. */
class ProcessRunnerWithoutPerlTest extends ProcessRunnerTest {

    @Override
    Optional<Path> perl() {
        return Optional.empty();
    }
}
