package io.montty.runtime.request;

import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Ask to delete reports.
 *
 * @param id of the request itself, 32 lower-case hexadecimal characters
 * @param reports the exact ids of the reports, at most {@link #MOST}
 * @param by the user who asks
 * @param at when
 * @param reason why; may be empty
 */
public record DeleteRequest(String id, List<String> reports, String by, Instant at, String reason) implements Request {

    /** How many reports one request may name. */
    public static final int MOST = 10_000;

    static final String KIND = "delete";

    /** @throws IllegalArgumentException if one of the ids is not an id, or there are no reports, or too many */
    public DeleteRequest {
        reports = List.copyOf(reports);
        if (!ReportName.isId(id)
                || reports.isEmpty()
                || reports.size() > MOST
                || !reports.stream().allMatch(ReportName::isId)) {
            throw new IllegalArgumentException("a delete request names itself and its reports by exact ids");
        }
    }

    /** Make one without a reason. */
    public DeleteRequest(String id, List<String> reports, String by, Instant at) {
        this(id, reports, by, at, "");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("reports");
        for (String report : reports) {
            json.writeString(report);
        }
        json.writeEndArray();
        if (!reason.isEmpty()) {
            json.writeStringField("reason", reason);
        }
    }
}
