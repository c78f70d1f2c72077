package io.montty.runtime.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.montty.runtime.store.DeleteRequest;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Read requests to the manager as strictly as reports are read. */
public final class RequestReader {

    private static final int LONGEST_STRING = 1024;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxStringLength(LONGEST_STRING)
                            .maxNumberLength(40)
                            .maxDocumentLength(ReportReader.LARGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Read one delete request. Fields that this version does not know are passed over.
     *
     * @throws ReportFormatException naming the field or the line that is wrong
     */
    public DeleteRequest read(byte[] bytes) throws ReportFormatException {
        JsonNode root = parse(bytes);
        if (!root.isObject()) {
            throw new ReportFormatException("the file holds no JSON object");
        }
        JsonFields fields = new JsonFields(root, "");
        if (fields.number("montty", 0) != ReportWriter.SCHEMA) {
            throw fields.wrong("montty", "the schema version " + ReportWriter.SCHEMA);
        }
        if (!fields.text("request").equals("delete")) {
            throw fields.wrong("request", "\"delete\"");
        }
        if (!ReportName.isId(fields.text("id"))) {
            throw fields.wrong("id", "32 lower-case hexadecimal characters");
        }
        if (fields.text("by").isBlank()) {
            throw fields.wrong("by", "the user who asks");
        }
        return new DeleteRequest(fields.text("id"), reports(fields), fields.text("by"), instant(fields));
    }

    private JsonNode parse(byte[] bytes) throws ReportFormatException {
        try {
            return mapper.readTree(bytes);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new ReportFormatException("not JSON: " + where + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ReportFormatException("not JSON: " + e.getMessage());
        }
    }

    private static List<String> reports(JsonFields fields) throws ReportFormatException {
        List<String> ids = fields.strings("reports");
        if (!fields.node().path("reports").isArray()
                || ids.isEmpty()
                || !ids.stream().allMatch(ReportName::isId)) {
            throw fields.wrong("reports", "a list of exact ids, each of 32 lower-case hexadecimal characters");
        }
        return ids;
    }

    private static Instant instant(JsonFields fields) throws ReportFormatException {
        try {
            return Instant.parse(fields.text("at"));
        } catch (DateTimeParseException e) {
            throw fields.wrong("at", "a time like 2026-01-31T07:15:00Z");
        }
    }
}
