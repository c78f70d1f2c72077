package io.montty.deployer;

import io.montty.deployer.completion.CompletionScript;
import io.montty.deployer.manual.Edition;
import io.montty.deployer.manual.Manual;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.ExitGuard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Write what a distribution holds in {@code share}: manual pages, and completion for shells. The build starts it. */
public final class ShareMain {

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private ShareMain() {}

    /**
     * Write all of it.
     *
     * @param args a folder with pages and parts of pages, the folder to write into, the version, and when that was
     *     made, such as 2026-01-31T00:00:00Z
     */
    public static void main(String[] args) throws IOException {
        Path written = Path.of(args[0]);
        Path share = Path.of(args[1]);
        Instant time = Instant.parse(args[3]);
        Edition edition =
                new Edition(args[2], time.atOffset(ZoneOffset.UTC).toLocalDate().toString());
        for (Map.Entry<String, String> page : pages(edition, texts(written)).entrySet()) {
            write(share.resolve("man").resolve(page.getKey()), page.getValue());
        }
        CompletionScript script = new CompletionScript(everyCommand(time));
        write(share.resolve("bash-completion/completions/montty"), script.bash());
        write(share.resolve("zsh/site-functions/_montty"), script.zsh());
    }

    /** Return the pages of the manual by their paths. */
    static Map<String, String> pages(Edition edition, Map<String, String> written) throws IOException {
        return new Manual(everyCommand(Instant.EPOCH), edition).pages(written, template());
    }

    /** Return every command, none of which can be carried out. */
    static CommandLine everyCommand(Instant time) {
        CliEnvironment nowhere = new CliEnvironment(
                Path.of("/"),
                Path.of("/"),
                Optional.empty(),
                Map.of(),
                "",
                Clock.fixed(time, ZoneOffset.UTC),
                false,
                NOWHERE,
                NOWHERE,
                new ExitGuard());
        return Main.everyCommand(nowhere, Path.of("java"), command -> {
            throw new IllegalStateException("nothing is carried out here, but this was asked for: " + command);
        });
    }

    /** Return what is written by hand, by the names of the files. */
    static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.toList();
        }
        for (Path file : files) {
            texts.put(file.getFileName().toString(), Files.readString(file));
        }
        return texts;
    }

    private static String template() throws IOException {
        String name = "montty.yaml";
        try (InputStream file = Objects.requireNonNull(ShareMain.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
