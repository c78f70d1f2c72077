package io.montty.runtime.manager;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.report.JsonFields;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.report.StrictJson;
import io.montty.runtime.store.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Hold what came of the last pass of a manager, in a file whose modification time is when it ended.
 *
 * @param at when it ended, by the server's clock
 * @param took how long it took
 * @param filed how many reports it filed
 * @param expired how many reports it removed because their time had come
 * @param deleted how many reports it removed because a person asked for it
 * @param duplicates how many reports it dropped because they had been filed before
 * @param rejected how much it moved to the folder of rejects
 * @param waiting how much it left in the inbox because it is still being written
 * @param problems what it could not do, the first {@link #MOST_PROBLEMS}
 */
public record LastRun(
        Instant at,
        Duration took,
        long filed,
        long expired,
        long deleted,
        long duplicates,
        long rejected,
        long waiting,
        List<String> problems) {

    /** How many problems are kept. */
    public static final int MOST_PROBLEMS = 20;

    private static final int DEEPEST = 2;
    private static final int LONGEST = 8 * 1024;
    private static final int LARGEST = 256 * 1024;

    public LastRun {
        problems = problems.stream().limit(MOST_PROBLEMS).toList();
    }

    static LastRun of(PassResult result, Instant began, Instant ended) {
        Duration took = Duration.between(began, ended);
        return new LastRun(
                ended,
                took.isNegative() ? Duration.ZERO : took, // the clock was set meanwhile
                result.filedReports(),
                result.expired(),
                result.deleted(),
                result.duplicates(),
                result.rejected().size(),
                result.waiting().size(),
                result.problems());
    }

    void write(Path file) throws IOException {
        AtomicFiles.replace(file, bytes(), FileTime.from(at));
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("montty", ReportWriter.SCHEMA);
            json.writeStringField("at", at.toString());
            json.writeNumberField("took_ms", took.toMillis());
            json.writeNumberField("filed", filed);
            json.writeNumberField("expired", expired);
            json.writeNumberField("deleted", deleted);
            json.writeNumberField("duplicates", duplicates);
            json.writeNumberField("rejected", rejected);
            json.writeNumberField("waiting", waiting);
            json.writeArrayFieldStart("problems");
            for (String problem : problems) {
                json.writeString(problem);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        bytes.writeBytes("\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    /**
     * Read what a manager left in {@code file}.
     *
     * @return empty if none did
     * @throws ReportFormatException if it makes no sense, as after a crash or from an earlier version
     */
    public static Optional<LastRun> read(Path file) throws IOException, ReportFormatException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(LARGEST);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        JsonFields fields = new StrictJson(DEEPEST, LONGEST).read(bytes);
        return Optional.of(new LastRun(
                at(fields),
                Duration.ofMillis(fields.number("took_ms", 0)),
                fields.number("filed", 0),
                fields.number("expired", 0),
                fields.number("deleted", 0),
                fields.number("duplicates", 0),
                fields.number("rejected", 0),
                fields.number("waiting", 0),
                fields.strings("problems")));
    }

    private static Instant at(JsonFields fields) throws ReportFormatException {
        try {
            return Instant.parse(fields.text("at"));
        } catch (DateTimeException e) {
            throw fields.wrong("at", "a time such as 2026-01-31T08:15:00Z");
        }
    }
}
