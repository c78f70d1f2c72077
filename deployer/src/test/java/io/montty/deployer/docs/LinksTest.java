package io.montty.deployer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Follow every link between the pages. */
class LinksTest {

    @Test
    void leadSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            for (MarkdownPage.Link link : page.links()) {
                if (!link.target().matches("(?:https?|mailto):.*") && !leads(page, link.target())) {
                    dead.add(page.name() + ":" + link.line() + ": " + link.target());
                }
            }
        }

        assertThat(dead).as("links that lead nowhere").isEmpty();
    }

    @Test
    void leadFromTheReadmeToEveryPage() throws IOException {
        Set<Path> found = new HashSet<>();
        follow(MarkdownPage.ROOT.resolve("README.md"), found);

        assertThat(found)
                .containsAll(MarkdownPage.all().stream().map(MarkdownPage::file).toList());
    }

    private static boolean leads(MarkdownPage page, String target) throws IOException {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? page.file() : page.file().resolveSibling(path);
        return Files.exists(file)
                && (hash < 0 || MarkdownPage.read(file).anchors().contains(target.substring(hash + 1)));
    }

    private static void follow(Path file, Set<Path> found) throws IOException {
        if (!file.toString().endsWith(".md") || !Files.exists(file) || !found.add(file)) {
            return;
        }
        for (MarkdownPage.Link link : MarkdownPage.read(file).links()) {
            follow(file.resolveSibling(link.target().replaceFirst("#.*", "")).normalize(), found);
        }
    }
}
