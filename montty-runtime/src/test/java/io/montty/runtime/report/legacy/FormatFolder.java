package io.montty.runtime.report.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.montty.runtime.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Find the description of the Python tool's format with its vectors and cases, which lie beside the project where they
 * are: in the folder that the system property {@code mty.format} names, or in {@code shared/mty-format}.
 */
public final class FormatFolder {

    private FormatFolder() {}

    /** Return the folder, or skip the test and say what went unchecked. */
    public static Path orSkip(String unchecked) {
        String given = System.getProperty("mty.format", "");
        Path here = Path.of("").toAbsolutePath();
        Path folder = given.isEmpty()
                ? Stream.iterate(here, Objects::nonNull, Path::getParent)
                        .map(parent -> parent.resolve("shared/mty-format"))
                        .filter(Files::isDirectory)
                        .findFirst()
                        .orElse(here.resolve("shared/mty-format"))
                : Path.of(given);
        Needs.that(
                Files.isDirectory(folder),
                unchecked,
                "there is no folder " + folder + "; name one by -Dmty.format=FOLDER");
        return folder;
    }

    static JsonNode vectors(Path folder, String name) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("vectors").resolve(name).toFile());
    }
}
