package io.montty.runtime.report;

import io.montty.runtime.store.DeleteRequest;
import io.montty.runtime.store.ReportName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Read requests to the manager as strictly as reports are read. */
public final class RequestReader {

    private static final int LONGEST_STRING = 1024;

    private static final int DEEPEST = 4;

    private final StrictJson json = new StrictJson(DEEPEST, LONGEST_STRING);

    /**
     * Read one delete request. Fields that this version does not know are passed over.
     *
     * @throws ReportFormatException naming the field or the line that is wrong
     */
    public DeleteRequest read(byte[] bytes) throws ReportFormatException {
        JsonFields fields = json.read(bytes);
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

    private static List<String> reports(JsonFields fields) throws ReportFormatException {
        List<String> ids = fields.strings("reports");
        if (ids.isEmpty() || !ids.stream().allMatch(ReportName::isId)) {
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
