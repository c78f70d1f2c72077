package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.montty.runtime.store.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Read the audit log of a project, each line of which vouches for the one before. */
final class AuditChain {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditChain() {}

    /** Return the events, after a look at the chain. */
    static List<JsonNode> verified(TestProject project) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        String previous = "";
        for (String line : project.audit()) {
            JsonNode event = JSON.readTree(line);
            assertThat(event.get("prev").textValue())
                    .as("what vouches for the line before %s", line)
                    .isEqualTo(previous);
            previous = Digest.of(line.getBytes(StandardCharsets.US_ASCII));
            events.add(event);
        }
        return events;
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
