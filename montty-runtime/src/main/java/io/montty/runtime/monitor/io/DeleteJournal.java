package io.montty.runtime.monitor.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.report.JsonFields;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.report.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Write down which deletes a user asked for, before the manager is asked, so that the next monitor knows of them.
 *
 * <p>It is a file of one JSON object in each line, readable by its owner alone. When it would grow beyond
 * {@link #LARGEST} bytes it gets the name of the one before it, and a new one begins.
 */
public final class DeleteJournal {

    static final String FILE = "monitor-journal.jsonl";

    /** How large a file may grow, in bytes. */
    static final int LARGEST = 1024 * 1024;

    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final String DELETE = "delete";
    private static final String FAILED = "failed";
    private static final int DEEPEST = 3;
    private static final int LONGEST_STRING = 8192;

    private final Path folder;
    private final Path project;
    private final String user;

    /**
     * Keep it in a folder of the user's own.
     *
     * @param folder made when something is written
     * @param project whose deletes are written down
     * @param user who asks
     */
    public DeleteJournal(Path folder, Path project, String user) {
        this.folder = folder;
        this.project = project;
        this.user = user;
    }

    /**
     * Write down that the manager is about to be asked.
     *
     * @throws IOException if it is not on the disk
     */
    void asking(List<String> ids, String what, Instant at) throws IOException {
        append(line(DELETE, ids, what, at));
    }

    /**
     * Write down that the manager could not be asked after all.
     *
     * @throws IOException if it is not on the disk
     */
    void failed(List<String> ids, String what, Instant at) throws IOException {
        append(line(FAILED, ids, what, at));
    }

    private byte[] line(String event, List<String> ids, String what, Instant at) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("montty", ReportWriter.SCHEMA);
            json.writeStringField("time", at.toString());
            json.writeStringField("event", event);
            json.writeStringField("user", user);
            json.writeStringField("project", project.toString());
            json.writeStringField("what", what);
            json.writeArrayFieldStart("ids");
            for (String id : ids) {
                json.writeString(id);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private void append(byte[] line) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path file = folder.resolve(FILE);
        if (Files.exists(file) && Files.size(file) + line.length > LARGEST) {
            Files.move(file, older(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        boolean cut = isCut(file);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND,
                        LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            if (cut) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        }
    }

    /** Tell whether a kill left the last line without its end: what comes behind it would be lost with it. */
    private static boolean isCut(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) == 0) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) != '\n';
        }
    }

    private Path older() {
        return folder.resolve(FILE + ".1");
    }

    /**
     * Return the reports of this project that the manager was asked to delete in the ten minutes before {@code now}, and
     * when. Lines that cannot be understood are passed over: a kill may have cut one off.
     *
     * @throws IOException if there is a journal that cannot be read
     */
    public Map<String, Instant> recent(Instant now) throws IOException {
        Map<String, Instant> asked = new HashMap<>();
        read(older(), now.minus(RECENT), asked);
        read(folder.resolve(FILE), now.minus(RECENT), asked);
        return asked;
    }

    private void read(Path file, Instant since, Map<String, Instant> asked) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is no plain file");
        }
        String text;
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            text = new String(in.readNBytes(LARGEST + 1), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return;
        }
        StrictJson json = new StrictJson(DEEPEST, LONGEST_STRING, LARGEST);
        for (String line : text.split("\n", -1)) {
            takeIfWhole(line, json, since, asked);
        }
    }

    private void takeIfWhole(String line, StrictJson json, Instant since, Map<String, Instant> asked) {
        try {
            take(json.read(line.getBytes(StandardCharsets.UTF_8)), since, asked);
        } catch (ReportFormatException | DateTimeParseException e) {
            return; // the next line may be whole
        }
    }

    private void take(JsonFields fields, Instant since, Map<String, Instant> asked) throws ReportFormatException {
        Instant at = Instant.parse(fields.text("time"));
        if (at.isBefore(since) || !fields.text("project").equals(project.toString())) {
            return;
        }
        List<String> ids = fields.strings("ids");
        if (fields.text("event").equals(DELETE)) {
            ids.forEach(id -> asked.put(id, at));
        } else if (fields.text("event").equals(FAILED)) {
            asked.keySet().removeAll(Set.copyOf(ids));
        }
    }
}
