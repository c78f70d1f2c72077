package io.montty.runtime.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Ask the manager to delete reports; the manager reads it from its inbox.
 *
 * @param id of the request itself, 32 lower-case hexadecimal characters
 * @param reports the exact ids of the reports
 * @param by the user who asks
 * @param at when
 */
public record DeleteRequest(String id, List<String> reports, String by, Instant at) {

    /** How the file name of a request ends, after its id. */
    public static final String SUFFIX = ".request.json";

    /** @throws IllegalArgumentException if one of the ids is not an id, or there are no reports */
    public DeleteRequest {
        reports = List.copyOf(reports);
        if (reports.isEmpty() || !ReportName.isId(id) || !reports.stream().allMatch(ReportName::isId)) {
            throw new IllegalArgumentException("a delete request names itself and its reports by exact ids");
        }
    }

    /** Put this request into {@code inbox}, whole and on the disk. */
    public void writeInto(Path inbox) throws IOException {
        AtomicFiles.write(inbox.resolve(id + SUFFIX), json());
    }

    private byte[] json() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("montty", 1);
            json.writeStringField("request", "delete");
            json.writeStringField("id", id);
            json.writeArrayFieldStart("reports");
            for (String report : reports) {
                json.writeString(report);
            }
            json.writeEndArray();
            json.writeStringField("by", by);
            json.writeStringField("at", at.toString());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
