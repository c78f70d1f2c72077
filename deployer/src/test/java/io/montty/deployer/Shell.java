package io.montty.deployer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Run programs as a user would, in a chosen folder and environment. */
public final class Shell {

    private final Path scratch;
    private final Path folder;
    private final Map<String, String> environment;
    private final Duration patience;

    private Shell(Path scratch, Path folder, Map<String, String> environment, Duration patience) {
        this.scratch = scratch;
        this.folder = folder;
        this.environment = environment;
        this.patience = patience;
    }

    /** Make one with nothing in its environment but a PATH. */
    public static Shell in(Path folder) {
        return new Shell(folder, folder, Map.of("PATH", "/usr/bin:/bin"), Duration.ofMinutes(1));
    }

    public Shell with(Map<String, String> environment) {
        return new Shell(scratch, folder, environment, patience);
    }

    public Shell from(Path folder) {
        return new Shell(scratch, folder, environment, patience);
    }

    public Shell within(Duration patience) {
        return new Shell(scratch, folder, environment, patience);
    }

    /** Return the environment that programs get. */
    Map<String, String> environment() {
        return environment;
    }

    public Ended run(List<String> argv) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "out", null);
        Path err = Files.createTempFile(scratch, "err", null);
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + patience + ": " + argv);
        }
        Ended ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return ended;
    }

    public Ended run(Path program, String... arguments) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of(program.toString()));
        argv.addAll(List.of(arguments));
        return run(argv);
    }

    /** Write a program with this text, and return it. */
    public static Path program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
