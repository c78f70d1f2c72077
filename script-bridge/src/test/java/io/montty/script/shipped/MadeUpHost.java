package io.montty.script.shipped;

import io.montty.api.Baseline;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Commands;
import io.montty.script.ScriptCheck;
import io.montty.script.ScriptCheckSource;
import io.montty.script.ScriptOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Build a host of files and programs for a shipped script to look at.
 *
 * <p>The script finds the programs of this host only, and those few of the real one that every Linux has.
 */
final class MadeUpHost implements CheckContext {

    /** Where the shipped scripts are. */
    static final Path SCRIPTS = Path.of(System.getProperty("montty.root", ".."), "checks", "scripts");

    private static final List<String> EVERYWHERE = List.of("cat", "date", "dirname", "python3", "sort", "stat", "tail");

    private final Path folder;

    MadeUpHost(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(root());
            Files.createDirectories(dataFiles());
            Files.createDirectories(bin());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        EVERYWHERE.forEach(name -> program(name, "exec /usr/bin/" + name + " \"$@\""));
    }

    /** Make this a host of the distribution {@code id}. */
    MadeUpHost distribution(String id, String idLike) {
        return file("etc/os-release", "NAME=\"Some Linux\"", "ID_LIKE=\"" + idLike + "\"", "ID=" + id, "VERSION_ID=1");
    }

    /** Make systemd run this host. */
    MadeUpHost systemd() {
        return file("run/systemd/system/.keep");
    }

    /** Install a program, given as the lines of a bash script. */
    MadeUpHost program(String name, String... lines) {
        Path file = write(bin().resolve(name), "#!/bin/bash\n" + String.join("\n", lines) + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make executable: " + file);
        }
        return this;
    }

    /** Install a program that prints {@code lines}. */
    MadeUpHost printing(String name, String... lines) {
        return program(name, "cat <<'END'\n" + String.join("\n", lines) + "\nEND");
    }

    /** Put a file below the root folder. */
    MadeUpHost file(String path, String... lines) {
        write(root().resolve(path), lines.length == 0 ? "" : String.join("\n", lines) + "\n");
        return this;
    }

    /** Put a file below the root folder that was last changed at {@code time}. */
    MadeUpHost fileOf(Instant time, String path) {
        file(path);
        try {
            Files.setLastModifiedTime(root().resolve(path), FileTime.from(time));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Put a file into the project's DATA_FILES. */
    MadeUpHost dataFile(String name, String... lines) {
        write(dataFiles().resolve(name), String.join("\n", lines));
        return this;
    }

    /** Put the shipped file {@code name} into the project's DATA_FILES. */
    MadeUpHost shippedDataFile(String name) {
        copy(SCRIPTS.resolve("DATA_FILES").resolve(name), dataFiles().resolve(name));
        return this;
    }

    Path dataFiles() {
        return checks().resolve("DATA_FILES");
    }

    /** Run the shipped script {@code name} here, as the script bridge runs it. */
    CheckResult run(String name, String... arguments) throws Exception {
        copy(SCRIPTS.resolve(name), checks().resolve(name));
        ScriptCheckSource source = new ScriptCheckSource(checks(), folder, bin().toString());
        ScriptCheck check = (ScriptCheck) source.discover().checks().get(0).node();
        return check.withOptions(new ScriptOptions(List.of(arguments), Map.of()))
                .run(this);
    }

    @Override
    public <C extends Record> C config(Class<C> type) {
        throw new IllegalArgumentException("scripts have no configuration record, asked for " + type);
    }

    @Override
    public Path root() {
        return folder.resolve("root");
    }

    @Override
    public Commands commands() {
        return this::execute;
    }

    @Override
    public Clock clock() {
        return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }

    @Override
    public Baseline baseline() {
        throw new AssertionError("the check asked for its baseline");
    }

    private CommandResult execute(Command command) throws InterruptedException {
        Path stdout = folder.resolve("stdout");
        Path stderr = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command.argv())
                .directory(folder.toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", bin().toString(), "LANG", "C.UTF-8", "TZ", "UTC"));
        builder.environment().put("MONTTY_ROOT", root().toString());
        builder.environment().putAll(command.environment());
        try {
            int code = builder.start().waitFor();
            return new CommandResult(
                    new CommandResult.Exited(code), Files.readString(stdout), Files.readString(stderr), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path checks() {
        return folder.resolve("CHECKS");
    }

    private Path bin() {
        return folder.resolve("bin");
    }

    private static Path write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Return the names of all shipped checks. */
    static List<String> shipped() {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("chk"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
