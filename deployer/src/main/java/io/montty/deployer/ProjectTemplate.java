package io.montty.deployer;

import io.montty.deployer.shell.ShellWord;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Say which files a project directory starts with.
 *
 * @param distribution what they are made from
 * @param java the program that runs MonTTY when nothing else is said
 */
record ProjectTemplate(Distribution distribution, Path java) {

    /** The script that carries out a project directory's daily work. */
    static final String RUN_SCRIPT = "run.sh";

    /** Return them; the first makes a folder a project directory, so that a deployment cut short can go on. */
    List<ShippedFile> files() throws IOException {
        List<ShippedFile> files = new ArrayList<>();
        files.add(new ShippedFile(
                ProjectLayout.CONFIG_FILE,
                resource(ProjectLayout.CONFIG_FILE).getBytes(StandardCharsets.UTF_8),
                false));
        files.add(script(RUN_SCRIPT));
        files.add(script("spy.sh"));
        files.addAll(distribution.files());
        return files;
    }

    private ShippedFile script(String name) throws IOException {
        String text = resource(name)
                .replace("@HOME@", ShellWord.quote(distribution.home().toString()))
                .replace("@JAVA@", ShellWord.quote(bringsJava() ? "" : java.toString()));
        return new ShippedFile(name, text.getBytes(StandardCharsets.UTF_8), true);
    }

    /** Say whether MonTTY runs by the Java it brought along; the launcher finds that, also after an update. */
    private boolean bringsJava() throws IOException {
        Path own = distribution.home().resolve("runtime").resolve("bin").resolve("java");
        return Files.exists(own) && Files.exists(java) && Files.isSameFile(own, java);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(ProjectTemplate.class.getResourceAsStream(name), "no resource " + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
