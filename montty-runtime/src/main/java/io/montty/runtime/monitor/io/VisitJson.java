package io.montty.runtime.monitor.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.Visit;
import io.montty.runtime.monitor.fleet.Visit.Seen;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.state.HostKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Write and read what was seen as JSON. It is read as what a stranger may have written: bounded, made safe to print,
 * and either of this form to its end or nothing.
 */
final class VisitJson {

    /** How many bytes a file may have: far more than is ever written. */
    static final int LARGEST = 8 * 1024 * 1024;

    private static final int VERSION = 1;
    private static final int DEEPEST = 5;
    private static final int LONGEST_STRING = 16 * 1024;
    private static final int MOST_HOSTS = 1_000_000;
    private static final int MOST_LINES = 1_000;
    private static final long FARTHEST = 253_402_300_800_000L;

    private final String project;
    private final TextSanitizer sanitizer = new TextSanitizer();
    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxDocumentLength(LARGEST)
                    .build())
            .build();

    /** @param project the project directory; what was seen of another one is nothing */
    VisitJson(String project) {
        this.project = project;
    }

    byte[] write(Visit visit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("montty", VERSION);
            json.writeStringField("project", project);
            json.writeNumberField("at", visit.at().toEpochMilli());
            json.writeArrayFieldStart("hosts");
            for (HostKey host : visit.hosts()) {
                json.writeString(host.toString());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("problems");
            for (Seen seen : visit.problems()) {
                write(seen, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(Seen seen, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", seen.host().toString());
        json.writeStringField("check", seen.check());
        json.writeStringField("title", seen.title());
        json.writeStringField("status", seen.status().name());
        json.writeStringField("fingerprint", seen.fingerprint());
        json.writeBooleanField("whole", seen.whole());
        json.writeArrayFieldStart("output");
        for (String line : seen.output()) {
            json.writeString(line);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Read what {@link #write} wrote; empty if it is anything else. */
    Optional<Visit> read(byte[] bytes) {
        try (JsonParser json = factory.createParser(bytes)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            expect(number(json, "montty") == VERSION);
            expect(text(json, "project").equals(project));
            long at = number(json, "at");
            expect(at >= 0 && at < FARTHEST);
            Visit visit = new Visit(Instant.ofEpochMilli(at), hosts(json), problems(json));
            expect(json.nextToken() == JsonToken.END_OBJECT && json.nextToken() == null);
            return Optional.of(visit);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void expect(boolean right) throws IOException {
        if (!right) {
            throw new IOException("it is not of this form");
        }
    }

    private static void field(JsonParser json, String name) throws IOException {
        expect(name.equals(json.nextFieldName()));
    }

    private static long number(JsonParser json, String name) throws IOException {
        field(json, name);
        expect(json.nextToken() == JsonToken.VALUE_NUMBER_INT);
        return json.getLongValue();
    }

    private static String text(JsonParser json, String name) throws IOException {
        field(json, name);
        expect(json.nextToken() == JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static List<String> texts(JsonParser json, String name, int most) throws IOException {
        field(json, name);
        expect(json.nextToken() == JsonToken.START_ARRAY);
        List<String> texts = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
            expect(texts.size() <= most);
        }
        expect(json.currentToken() == JsonToken.END_ARRAY);
        return texts;
    }

    private static List<HostKey> hosts(JsonParser json) throws IOException {
        List<HostKey> hosts = new ArrayList<>();
        for (String name : texts(json, "hosts", MOST_HOSTS)) {
            hosts.add(host(name));
        }
        return hosts;
    }

    private static HostKey host(String name) throws IOException {
        return HostKey.parse(name).orElseThrow(() -> new IOException("it names no host"));
    }

    private List<Seen> problems(JsonParser json) throws IOException {
        field(json, "problems");
        expect(json.nextToken() == JsonToken.START_ARRAY);
        List<Seen> problems = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            problems.add(seen(json));
            expect(json.nextToken() == JsonToken.END_OBJECT && problems.size() <= Visit.MOST_PROBLEMS);
        }
        expect(json.currentToken() == JsonToken.END_ARRAY);
        return problems;
    }

    /** The check's id and the fingerprint are compared, not shown. */
    private Seen seen(JsonParser json) throws IOException {
        HostKey host = host(text(json, "host"));
        String check = text(json, "check");
        String title = sanitizer.line(text(json, "title"));
        Status status = status(text(json, "status"));
        String fingerprint = text(json, "fingerprint");
        field(json, "whole");
        Boolean whole = json.nextBooleanValue();
        expect(whole != null);
        return new Seen(
                host,
                check,
                title,
                status,
                fingerprint,
                Boolean.TRUE.equals(whole),
                sanitizer.lines(texts(json, "output", MOST_LINES)));
    }

    private static Status status(String name) throws IOException {
        for (Status status : Status.values()) {
            if (status.name().equals(name)) {
                return status;
            }
        }
        throw new IOException("it names no status");
    }
}
