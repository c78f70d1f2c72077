package io.montty.runtime.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/** Run a real ssh-agent(1) for as long as a test needs it. */
final class RealAgent implements AutoCloseable {

    private final Path folder;
    private final Process process;

    RealAgent(Path folder) throws Exception {
        this.folder = folder;
        this.process = new ProcessBuilder("ssh-agent", "-D", "-a", socket().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile())
                .start();
        for (int attempt = 0; attempt < 200 && !Files.exists(socket()); attempt++) {
            TimeUnit.MILLISECONDS.sleep(25);
        }
    }

    Path socket() {
        return folder.resolve("agent");
    }

    void add(Path key, String passphrase) throws Exception {
        Path ask = Files.writeString(folder.resolve("ask"), "#!/bin/sh\necho '" + passphrase + "'\n");
        Files.setPosixFilePermissions(ask, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder builder = new ProcessBuilder("ssh-add", "-q", key.toString());
        builder.environment().put("SSH_AUTH_SOCK", socket().toString());
        builder.environment().put("SSH_ASKPASS", ask.toString());
        builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
        Process adding = builder.redirectErrorStream(true).start();
        String out = new String(adding.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(adding.waitFor()).as(out).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
