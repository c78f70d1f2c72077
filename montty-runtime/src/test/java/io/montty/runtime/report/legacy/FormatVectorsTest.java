package io.montty.runtime.report.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.montty.api.Status;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FormatVectorsTest {

    @Test
    void foldsAsThePythonToolDoes() throws IOException {
        JsonNode vectors = FormatFolder.vectors(FormatFolder.orSkip("the vectors of folding"), "fold.json");

        assertThat(vectors)
                .isNotEmpty()
                .allSatisfy(vector -> assertThat(Folding.fold(vector.path("in").asText()))
                        .as(vector.path("in").asText())
                        .isEqualTo(vector.path("out").asText()));
    }

    @Test
    void headsChecksAsThePythonToolDoes() throws IOException {
        JsonNode vectors = FormatFolder.vectors(FormatFolder.orSkip("the vectors of header lines"), "header.json");

        assertThat(vectors).isNotEmpty().allSatisfy(vector -> {
            String line = LegacyHeaderLine.of(
                    vector.path("title").asText(),
                    Status.valueOf(vector.path("status").asText()),
                    vector.path("level").asInt());
            assertThat(line).isEqualTo(vector.path("root_line").asText());
            assertThat(Folding.fold(line))
                    .isEqualTo(vector.path("in_collection").asText());
        });
    }
}
