package io.montty.deployer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Say what becomes of the commands of a page: each is run as it stands there, one after the other, unless another test
 * runs it.
 */
final class Scenario {

    /** Samples of YAML are read by a test of their own, texts here are those that are said to be examples. */
    private static final List<String> READ_ELSEWHERE = List.of("yaml", "json", "text");

    private final MarkdownPage page;
    private final Map<String, String> substitutes = new LinkedHashMap<>();
    private final Map<String, List<Integer>> codes = new HashMap<>();
    private final Map<String, List<Path>> needed = new HashMap<>();
    private final Map<String, String> afterwards = new HashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<String> illustrations = new ArrayList<>();
    private final Map<String, String> files = new HashMap<>();
    private final Set<String> unmet = new TreeSet<>();
    private String given = "";

    private Scenario(MarkdownPage page) {
        this.page = page;
    }

    static Scenario of(String page) throws IOException {
        return new Scenario(MarkdownPage.read(MarkdownPage.ROOT.resolve(page)));
    }

    /** Put {@code value} for {@code word} in all commands and files of the page. */
    Scenario with(String word, String value) {
        substitutes.put(word, value);
        return this;
    }

    /** Expect one of these exit codes of a command, in place of 0. */
    Scenario ending(String command, Integer... expected) {
        codes.put(command, List.of(expected));
        return this;
    }

    /** Leave a command to another test, made of these classes. */
    Scenario claimed(String command, String... tests) {
        claims.add(new Claim(command, List.of(tests)));
        return this;
    }

    /** Leave a command to the scenario of another page, where it stands as well. */
    Scenario asOn(String other, String... commands) throws IOException {
        List<String> there = MarkdownPage.read(MarkdownPage.ROOT.resolve(other)).blocks().stream()
                .flatMap(block -> block.commands().stream())
                .toList();
        for (String command : commands) {
            assertThat(there).as("commands of %s", other).contains(command);
            claims.add(new Claim(command, List.of()));
        }
        return this;
    }

    /** Run a command only where these files are, and say so where they are not. */
    Scenario needing(String command, Path... files) {
        needed.put(command, List.of(files));
        return this;
    }

    /** Begin with these lines, which the page takes for granted. */
    Scenario given(String lines) {
        given += lines + "\n";
        return this;
    }

    /** Run lines that the page does not have behind a command, such as what a person does there with an editor. */
    Scenario after(String command, String lines) {
        afterwards.put(command, lines);
        return this;
    }

    /** Take a block of text that begins so for an example, not for what the commands above it print. */
    Scenario illustrated(String beginning) {
        illustrations.add(beginning);
        return this;
    }

    /** Put the block that begins so into a file, from the home folder; one of YAML joins what the file holds. */
    Scenario written(String beginning, String file) {
        files.put(beginning, file);
        return this;
    }

    /** Return the name of its page. */
    @Override
    public String toString() {
        return page.name();
    }

    /** Do all that the page says. */
    void play(Sandbox sandbox) throws Exception {
        collectUnmet();
        String printed = given.isEmpty() ? "" : sandbox.run("what " + page.name() + " takes for granted", given);
        for (Block block : page.blocks()) {
            Optional<String> file = file(block);
            if (file.isPresent()) {
                sandbox.write(
                        file.get(), substituted(block.text()), block.language().equals("yaml"));
            } else if (block.language().equals("sh")) {
                printed = sandbox.run(page.name() + ":" + block.line(), script(block));
            } else if (block.language().equals("text") && illustrations.stream().noneMatch(block.text()::startsWith)) {
                assertPrinted(printed, block);
            } else {
                assertThat(block.language())
                        .as("%s:%d, which nobody looks at", page.name(), block.line())
                        .isIn(READ_ELSEWHERE);
            }
        }
        for (Claim claim : claims) {
            claim.verify();
        }
        assertThat(unmet)
                .as("what the test of %s speaks of and the page does not have", page.name())
                .isEmpty();
    }

    private void collectUnmet() {
        claims.forEach(claim -> unmet.add(claim.command()));
        unmet.addAll(codes.keySet());
        unmet.addAll(needed.keySet());
        unmet.addAll(afterwards.keySet());
    }

    private Optional<String> file(Block block) {
        return files.keySet().stream()
                .filter(block.text()::startsWith)
                .findFirst()
                .map(files::get);
    }

    private String script(Block block) {
        StringBuilder script = new StringBuilder();
        for (String command : block.commands()) {
            unmet.remove(command);
            boolean elsewhere =
                    claims.stream().anyMatch(claim -> claim.command().equals(command));
            if (elsewhere || !isThere(command)) {
                continue;
            }
            // The shell's -e does not see what fails in front of an "and".
            script.append(substituted(codes.containsKey(command) ? ending(command) : command + " || exit"))
                    .append('\n')
                    .append(afterwards.getOrDefault(command, ""))
                    .append('\n');
        }
        return script.toString();
    }

    private String ending(String command) {
        return "code=0; " + command + " || code=$?\ncase ' "
                + codes.getOrDefault(command, List.of()).toString().replaceAll("[\\[\\],]", "")
                + " ' in *\" $code \"*) ;; *) echo \"ended with $code\" >&2; exit 99 ;; esac";
    }

    private boolean isThere(String command) {
        for (Path file : needed.getOrDefault(command, List.of())) {
            if (!Files.exists(file)) {
                System.err.println("NOT RUN: '" + command + "' of " + page.name() + ", since there is no " + file);
                return false;
            }
        }
        return true;
    }

    private String substituted(String text) {
        String all = text;
        for (Map.Entry<String, String> substitute : substitutes.entrySet()) {
            all = all.replace(substitute.getKey(), substitute.getValue());
        }
        return all;
    }

    /** What is printed has other figures on every machine. */
    private void assertPrinted(String printed, Block block) {
        assertThat(block.text().replaceAll("\\d+", "0").lines())
                .as("%s:%d, printed by the commands above it", page.name(), block.line())
                .allSatisfy(line -> assertThat(printed.replaceAll("\\d+", "0")).contains(line));
    }
}
