package io.montty.runtime.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.store.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Ask the manager to do something; the manager reads it from its inbox. */
public sealed interface Request
        permits AcknowledgeRequest,
                DeleteRequest,
                DowntimeRequest,
                EndDowntimeRequest,
                ForgetCheckRequest,
                RenameRequest,
                RetireRequest,
                UnacknowledgeRequest {

    /** How the file name of a request ends, after its id. */
    String SUFFIX = ".request.json";

    /** How many characters a reason may have. */
    int LONGEST_REASON = 500;

    /** How many characters the name of an owner may have. */
    int LONGEST_OWNER = 80;

    /** Return the id of the request itself, 32 lower-case hexadecimal characters. */
    String id();

    /** Return the user who asks. */
    String by();

    /** Return when it was asked. */
    Instant at();

    /** Return the word for what is asked, as the file has it. */
    String kind();

    /** Write the fields that only this kind has. */
    void writeFields(JsonGenerator json) throws IOException;

    /** Return the name of its file. */
    default String fileName() {
        return id() + SUFFIX;
    }

    /**
     * Put this request into {@code inbox}, whole and on the disk.
     *
     * @throws IOException if it could not be written to its end
     */
    default void writeInto(Path inbox) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("montty", ReportWriter.SCHEMA);
            json.writeStringField("request", kind());
            json.writeStringField("id", id());
            writeFields(json);
            json.writeStringField("by", by());
            json.writeStringField("at", at().toString());
            json.writeEndObject();
        }
        AtomicFiles.write(inbox.resolve(fileName()), bytes.toByteArray());
    }

    /** Tell whether {@code text} is one line that says something and has at most {@code longest} characters. */
    static boolean isLine(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }
}
