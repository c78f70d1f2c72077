package io.montty.deployer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keep commands from hiding in blocks that nobody runs. */
class BlocksTest {

    /** It is made by the benchmark. */
    private static final String MEASURED = "docs/performance.md";

    private static final Pattern COMMAND = Pattern.compile(
            "(?m)^(?:\\$ |(?:montty (?!ALL=)|(?:sudo|apt|apt-get|mvn|ssh-keygen|systemctl|tar|curl|git) ))");

    @Test
    void sayWhatTheyAre() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            for (Block block : page.blocks()) {
                boolean known =
                        List.of("sh", "text", "yaml", "json", "java", "bash").contains(block.language());
                boolean hidden = block.language().equals("text")
                        && COMMAND.matcher(block.text()).find();
                if ((!known || hidden) && !page.name().equals(MEASURED)) {
                    unknown.add(page.name() + ":" + block.line() + " " + block.language());
                }
            }
        }

        assertThat(unknown)
                .as("blocks of no known kind, or of text that looks like commands; mark commands with 'sh'")
                .isEmpty();
    }
}
