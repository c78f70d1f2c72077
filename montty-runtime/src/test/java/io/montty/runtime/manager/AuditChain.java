package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.montty.runtime.store.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Read the audit log of a project, each line of which vouches for the one before. */
final class AuditChain {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditChain() {}

    /** Return the events, after a look at the chain; what a kill cut short at the end of a file is none. */
    static List<JsonNode> verified(TestProject project) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        String previous = "";
        for (String line : wholeLines(project)) {
            JsonNode event = JSON.readTree(line);
            assertThat(event.get("prev").textValue())
                    .as("what vouches for the line before %s", line)
                    .isEqualTo(previous);
            previous = Digest.of(line.getBytes(StandardCharsets.US_ASCII));
            events.add(event);
        }
        return events;
    }

    private static List<String> wholeLines(TestProject project) throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(project.layout.audit())) {
            for (String month : TestProject.names(project.layout.audit())) {
                String text = Files.readString(project.layout.audit().resolve(month), StandardCharsets.US_ASCII);
                lines.addAll(
                        text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
            }
        }
        return lines;
    }

    /** Return what happened, a short line an event, without when. */
    static List<String> told(TestProject project) throws IOException {
        return verified(project).stream()
                .map(event -> event.get("what").textValue() + " "
                        + event.get("id").textValue() + " " + event.get("host").textValue() + " "
                        + event.get("status").textValue())
                .toList();
    }
}
