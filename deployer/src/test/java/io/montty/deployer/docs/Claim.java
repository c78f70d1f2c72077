package io.montty.deployer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Say that a command of a page is really run by another test, since it needs what no page can have: root, an SSH
 * server, a package manager.
 *
 * @param command as it stands on the page
 * @param tests the classes of that test, and the scripts in docs that it runs; none if it is that of another page
 */
record Claim(String command, List<String> tests) {

    /** Look whether the classes are there, and speak of what the command is made of. */
    void verify() throws IOException {
        if (tests.isEmpty()) {
            return;
        }
        StringBuilder sources = new StringBuilder();
        for (String test : tests) {
            List<Path> found = sourcesOf(test);
            assertThat(found).as("%s is said to run '%s'", test, command).hasSize(1);
            sources.append(Files.readString(found.get(0)));
        }
        assertThat(words())
                .as("what '%s' is made of, in %s, which are said to run it", command, tests)
                .allSatisfy(word -> assertThat(sources.toString()).contains(word));
    }

    /** Return the program, or the command of montty, and all options; what they are about may be another there. */
    private List<String> words() {
        List<String> all = List.of(command.split("\\s+"));
        int program = all.get(0).equals("sudo") ? 1 : 0;
        boolean ours = all.get(program).matches("(.*/)?montty");
        List<String> words =
                new ArrayList<>(List.of(all.get(ours ? program + 1 : program).replaceFirst(".*/", "")));
        all.stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.replaceFirst("=.*", ""))
                .forEach(words::add);
        return words;
    }

    private static List<Path> sourcesOf(String test) throws IOException {
        if (test.endsWith(".sh")) {
            return List.of(MarkdownPage.ROOT.resolve("docs").resolve(test));
        }
        List<Path> found = new ArrayList<>();
        for (String module : List.of("deployer", "montty-runtime", "montty-plugins", "script-bridge")) {
            try (Stream<Path> files = Files.walk(MarkdownPage.ROOT.resolve(module))) {
                files.filter(file ->
                                file.endsWith(test + ".java") && file.toString().contains("/src/test/"))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
