package io.montty.deployer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hold the messages of docs/troubleshooting.md to those that the programs have. */
class TroubleshootingTest {

    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`.+?) \\| ");
    private static final Pattern MESSAGE = Pattern.compile("`([^`]+)`");

    /** What the kernel and the resolver say. */
    private static final List<String> NOT_OURS = List.of("Connection refused", "timed out", "No route to host");

    @Test
    void quotesWhatTheProgramsSay() throws IOException {
        String programs = programs();
        List<String> quoted = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Matcher row = FIRST_CELL.matcher(Files.readString(MarkdownPage.ROOT.resolve("docs/troubleshooting.md")));
        while (row.find()) {
            MESSAGE.matcher(row.group(1)).results().forEach(message -> quoted.add(message.group(1)));
        }
        for (String message : quoted) {
            for (String piece : message.split("…", -1)) {
                if (!NOT_OURS.contains(message) && !programs.contains(piece.strip())) {
                    unknown.add(message);
                }
            }
        }

        assertThat(quoted).hasSizeGreaterThan(40);
        assertThat(unknown).as("messages that no program has").isEmpty();
    }

    /** Return the source of all programs, with texts that are written in pieces put together. */
    private static String programs() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String module : List.of("montty-runtime", "script-bridge", "montty-plugins/loader", "deployer")) {
            try (Stream<Path> files =
                    Files.walk(MarkdownPage.ROOT.resolve(module).resolve("src/main"))) {
                for (Path file : files.filter(path ->
                                path.toString().matches(".*\\.(?:java|sh)|.*/bin/[^/]+") && Files.isRegularFile(path))
                        .toList()) {
                    all.append(Files.readString(file)).append('\n');
                }
            }
        }
        return all.toString().replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("\\\\\"", "\"");
    }
}
