package io.montty.runtime.cli;

import io.montty.runtime.checker.JarSignatures;
import io.montty.runtime.checker.JarSignatures.RefusedException;
import io.montty.runtime.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Find out who signed a jar, where the project asks for that. */
final class PluginVerification {

    private final CheckSession session;

    PluginVerification(CheckSession session) {
        this.session = session;
    }

    /**
     * Return who signed {@code jar}; empty if the project does not ask.
     *
     * @throws RefusedException if the project asks, and nobody did who may
     */
    Optional<String> signer(byte[] jar, Path signature) throws IOException, RefusedException, InterruptedException {
        if (session.config().plugins().signers().isBlank()) {
            return Optional.empty();
        }
        Path copy = Files.createTempFile("montty-", ".jar");
        try (ProcessRunner processes = session.processes(UUID.randomUUID().toString())) {
            Files.write(copy, jar);
            Path signers =
                    session.project().root().resolve(session.config().plugins().signers());
            return Optional.of(new JarSignatures(processes::run, signers, RunPlace.trust()).signer(copy, signature));
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
