package io.montty.runtime.monitor.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.montty.api.Status;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.report.ReportWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Find what a native report complains of. It is read from start to end, bounded as ever, but what checks printed, by far
 * the most of it, is passed over.
 */
final class NativeComplaints {

    /** Two levels for each group, and for the check in the innermost: itself, its metrics, and what stands around it. */
    private static final int DEEPEST_JSON = 2 * ReportReader.DEEPEST_GROUP + 6;

    private static final int LONGEST_STRING = 256 * 1024;
    private static final int LONGEST_NUMBER = 40;

    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_JSON)
                    .maxStringLength(LONGEST_STRING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxDocumentLength(ReportReader.LARGEST)
                    .build())
            .build();

    /**
     * Return the titles of what is WARN or ALERT.
     *
     * @throws ReportFormatException saying why it cannot be told
     */
    List<String> titles(byte[] bytes) throws ReportFormatException {
        try (JsonParser json = factory.createParser(bytes)) {
            List<String> titles = new ArrayList<>();
            Complaint.collect(report(json), false, titles);
            return titles;
        } catch (JsonProcessingException e) {
            throw new ReportFormatException("not JSON, or nested too deep");
        } catch (IOException e) {
            throw new ReportFormatException("not JSON: " + e.getMessage());
        }
    }

    private static List<Complaint> report(JsonParser json) throws IOException, ReportFormatException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new ReportFormatException("the file holds no JSON object");
        }
        List<Complaint> checks = List.of();
        int schema = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("checks")) {
                checks = checks(json);
            } else if (field.equals("montty") && value == JsonToken.VALUE_NUMBER_INT) {
                schema = json.getValueAsInt(0);
            } else {
                json.skipChildren();
            }
        }
        if (schema != ReportWriter.SCHEMA) {
            throw new ReportFormatException("montty is not the schema version " + ReportWriter.SCHEMA);
        }
        if (json.nextToken() != null) {
            throw new ReportFormatException("something stands behind the JSON object");
        }
        return checks;
    }

    private static List<Complaint> checks(JsonParser json) throws IOException, ReportFormatException {
        expect(json.currentToken() == JsonToken.START_ARRAY, "checks", "a list");
        List<Complaint> checks = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken() == JsonToken.START_OBJECT, "checks", "a list of objects");
            checks.add(check(json));
        }
        return checks;
    }

    private static Complaint check(JsonParser json) throws IOException, ReportFormatException {
        String title = "";
        String status = "";
        String outcome = "";
        boolean filter = false;
        List<Complaint> below = List.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "title" -> title = text(json, field);
                case "status" -> status = text(json, field);
                case "outcome" -> outcome = text(json, field);
                case "filter" -> filter = value == JsonToken.VALUE_TRUE;
                case "checks" -> below = checks(json);
                default -> json.skipChildren();
            }
        }
        expect(!title.isEmpty(), "title", "a string");
        boolean answered = !outcome.equals("crashed") && !outcome.equals("timed_out");
        return new Complaint(title, status(status), filter, answered, below);
    }

    private static String text(JsonParser json, String field) throws IOException, ReportFormatException {
        expect(json.currentToken() == JsonToken.VALUE_STRING, field, "a string");
        return json.getText();
    }

    private static Status status(String word) throws ReportFormatException {
        for (Status status : Status.values()) {
            if (status.name().equalsIgnoreCase(word)) {
                return status;
            }
        }
        throw new ReportFormatException("a status is not one of NA, OKAY, WARN, ALERT");
    }

    private static void expect(boolean met, String field, String expected) throws ReportFormatException {
        if (!met) {
            throw new ReportFormatException(field + " is not " + expected);
        }
    }
}
