package io.montty.runtime.process;

import java.nio.file.Path;
import java.util.Optional;

/** Hold what {@link LeftoversTest} holds on a host that has no Perl. */
class LeftoversWithoutPerlTest extends LeftoversTest {

    @Override
    Optional<Path> perl() {
        return Optional.empty();
    }
}
