package io.montty.runtime.request;

import io.montty.runtime.report.JsonFields;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.StrictJson;
import io.montty.runtime.state.Downtime;
import io.montty.runtime.state.DowntimeJson;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.ReportName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Read requests to the manager as strictly as reports are read. */
public final class RequestReader {

    private static final int LONGEST_STRING = 1024;

    private static final int DEEPEST = 4;

    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.<String, Kind>of(
            DeleteRequest.KIND,
            RequestReader::delete,
            AcknowledgeRequest.KIND,
            RequestReader::acknowledge,
            UnacknowledgeRequest.KIND,
            fields -> new UnacknowledgeRequest(
                    fields.text("id"), host(fields, "host"), check(fields), fields.text("by"), at(fields)),
            DowntimeRequest.KIND,
            RequestReader::downtime,
            EndDowntimeRequest.KIND,
            fields -> new EndDowntimeRequest(fields.text("id"), id(fields, "downtime"), fields.text("by"), at(fields)),
            RetireRequest.KIND,
            fields -> new RetireRequest(fields.text("id"), host(fields, "host"), fields.text("by"), at(fields)),
            RenameRequest.KIND,
            RequestReader::rename,
            ForgetCheckRequest.KIND,
            fields -> new ForgetCheckRequest(
                    fields.text("id"), host(fields, "host"), check(fields), fields.text("by"), at(fields))));

    private final StrictJson json = new StrictJson(DEEPEST, LONGEST_STRING);

    /** Read the fields of one kind of request. */
    @FunctionalInterface
    private interface Kind {
        Request read(JsonFields fields) throws ReportFormatException;
    }

    /**
     * Read one request. Fields that this version does not know are passed over; a request that it does not know is none.
     *
     * @throws ReportFormatException naming the field or the line that is wrong
     */
    public Request read(byte[] bytes) throws ReportFormatException {
        JsonFields fields = json.read(bytes);
        Kind kind = KINDS.get(fields.text("request"));
        if (kind == null) {
            throw fields.wrong("request", "one of " + String.join(", ", KINDS.keySet()));
        }
        id(fields, "id");
        if (fields.text("by").isBlank()) {
            throw fields.wrong("by", "the user who asks");
        }
        return kind.read(fields);
    }

    private static Request delete(JsonFields fields) throws ReportFormatException {
        List<String> ids = fields.strings("reports");
        if (ids.isEmpty() || !ids.stream().allMatch(ReportName::isId)) {
            throw fields.wrong("reports", "a list of exact ids, each of 32 lower-case hexadecimal characters");
        }
        if (ids.size() > DeleteRequest.MOST) {
            throw new ReportFormatException(
                    "reports has " + ids.size() + " ids, expected at most " + DeleteRequest.MOST + " in one request");
        }
        String reason = fields.has("reason") ? reason(fields) : "";
        return new DeleteRequest(fields.text("id"), ids, fields.text("by"), at(fields), reason);
    }

    private static Request acknowledge(JsonFields fields) throws ReportFormatException {
        if (!Request.isLine(fields.text("owner"), Request.LONGEST_OWNER)) {
            throw fields.wrong("owner", "one line of at most " + Request.LONGEST_OWNER + " characters");
        }
        return new AcknowledgeRequest(
                fields.text("id"),
                host(fields, "host"),
                check(fields),
                reason(fields),
                fields.text("owner"),
                fields.has("until") ? instant(fields, "until") : null,
                fields.text("by"),
                at(fields));
    }

    private static Request downtime(JsonFields fields) throws ReportFormatException {
        Downtime downtime = DowntimeJson.read(fields);
        reason(fields);
        if (downtime.until() != null && !downtime.until().isAfter(downtime.from())) {
            throw fields.wrong("until", "a time after " + downtime.from() + ", when it begins");
        }
        return new DowntimeRequest(downtime, at(fields));
    }

    private static Request rename(JsonFields fields) throws ReportFormatException {
        HostKey to = host(fields, "to");
        if (to.equals(host(fields, "host"))) {
            throw fields.wrong("to", "another host than " + to);
        }
        return new RenameRequest(fields.text("id"), host(fields, "host"), to, fields.text("by"), at(fields));
    }

    private static String id(JsonFields fields, String field) throws ReportFormatException {
        if (!ReportName.isId(fields.text(field))) {
            throw fields.wrong(field, "32 lower-case hexadecimal characters");
        }
        return fields.text(field);
    }

    private static HostKey host(JsonFields fields, String field) throws ReportFormatException {
        return HostKey.parse(fields.text(field))
                .orElseThrow(() -> fields.wrong(field, "a host such as web1, site1/web1 or unverified/web1"));
    }

    private static String check(JsonFields fields) throws ReportFormatException {
        if (fields.text("check").isBlank()) {
            throw fields.wrong("check", "the id of a check");
        }
        return fields.text("check");
    }

    private static String reason(JsonFields fields) throws ReportFormatException {
        if (!Request.isLine(fields.text("reason"), Request.LONGEST_REASON)) {
            throw fields.wrong("reason", "one line of at most " + Request.LONGEST_REASON + " characters");
        }
        return fields.text("reason");
    }

    private static Instant at(JsonFields fields) throws ReportFormatException {
        return instant(fields, "at");
    }

    private static Instant instant(JsonFields fields, String field) throws ReportFormatException {
        try {
            return Instant.parse(fields.text(field));
        } catch (DateTimeParseException e) {
            throw fields.wrong(field, "a time like 2026-01-31T07:15:00Z");
        }
    }
}
