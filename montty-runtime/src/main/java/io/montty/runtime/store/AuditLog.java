package io.montty.runtime.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Append events to a file a month, or more where one is full, one JSON object in ASCII a line.
 *
 * <p>Each line holds the SHA-256 of the line before it, the first line of a file that of the last line of the newest
 * other file, so that a line that was changed or taken out shows. The caller holds the manager's lock: nobody else
 * writes here.
 */
public final class AuditLog {

    /** Longer than any line: the fields below, clipped and escaped, come to less than 4 KiB. */
    private static final int TAIL = 8 * 1024;

    private static final int SHORT = 80;
    private static final int LONG = 200;

    private final AuditFiles files;
    private final Path folder;
    private final Clock clock;
    private @Nullable Tail tail;
    private final JsonFactory factory =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Append to the files of {@code folder}, which is made with the first event. */
    public AuditLog(Path folder, Clock clock) {
        this(new AuditFiles(folder), clock);
    }

    /** Append to {@code files}. */
    public AuditLog(AuditFiles files, Clock clock) {
        this.files = files;
        this.folder = files.folder();
        this.clock = clock;
    }

    /** Hold where the log ended when something was appended last: the next line's place, and what it says of this one. */
    private record Tail(Path file, long end, String hash) {}

    /**
     * Append {@code event}; it is on the disk when this returns.
     *
     * @throws IOException if it is not; the log is then as it was before
     */
    public void append(AuditEvent event) throws IOException {
        append(List.of(event), true);
    }

    /**
     * Append {@code event}, which the next crash of the system may lose if nothing was appended after it: this is for
     * what nobody asked for, of which there may be thousands at a time.
     *
     * @throws IOException if it cannot be written; the log is then as it was before
     */
    public void note(AuditEvent event) throws IOException {
        append(List.of(event), false);
    }

    /**
     * Append {@code events} in their order; all of them are on the disk when this returns.
     *
     * @throws IOException if they are not; the log is then as it was before
     */
    public void append(List<AuditEvent> events) throws IOException {
        append(events, true);
    }

    private void append(List<AuditEvent> events, boolean forced) throws IOException {
        if (events.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path file = tail != null && files.isCurrent(tail.file(), tail.end(), now) ? tail.file() : files.current(now);
        try (FileChannel channel = open(file)) {
            Tail before = tailOf(channel, file);
            tail = null;
            byte[] lines = lines(events, now, before.hash());
            try {
                write(channel, before.end(), lines, forced);
            } catch (IOException e) {
                channel.truncate(before.end());
                throw e;
            }
            if (before.end() == 0) {
                AtomicFiles.force(folder);
            }
            tail = new Tail(file, before.end() + lines.length, hashOfLast(lines));
        }
    }

    /** What was appended last is known, if nobody else changed the file since, as nobody must. */
    private Tail tailOf(FileChannel channel, Path file) throws IOException {
        Tail known = tail;
        if (known != null && known.file().equals(file) && known.end() == channel.size()) {
            return known;
        }
        long end = endOfLastLine(channel);
        return new Tail(file, end, end > 0 ? hashOfLastLine(channel, end) : hashBefore(file));
    }

    private static String hashOfLast(byte[] lines) {
        int start = lines.length - 1;
        while (start > 0 && lines[start - 1] != '\n') {
            start--;
        }
        return Digest.of(Arrays.copyOfRange(lines, start, lines.length - 1));
    }

    private byte[] lines(List<AuditEvent> events, Instant now, String before) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        String previous = before;
        for (AuditEvent event : events) {
            byte[] line = line(event, now, previous);
            lines.write(line);
            previous = Digest.of(Arrays.copyOf(line, line.length - 1));
        }
        return lines.toByteArray();
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static void write(FileChannel channel, long start, byte[] lines, boolean forced) throws IOException {
        // What follows the last whole line was cut short by a crash, before its event came to pass.
        channel.truncate(start);
        ByteBuffer buffer = ByteBuffer.wrap(lines);
        for (long at = start; buffer.hasRemaining(); at = start + buffer.position()) {
            channel.write(buffer, at);
        }
        if (forced) {
            channel.force(true);
        }
    }

    private static long endOfLastLine(FileChannel channel) throws IOException {
        long size = channel.size();
        byte[] tail = bytes(channel, Math.max(0, size - TAIL), size);
        for (int i = tail.length - 1; i >= 0; i--) {
            if (tail[i] == '\n') {
                return size - tail.length + i + 1;
            }
        }
        if (size > TAIL) {
            throw new IOException("the audit log does not end with lines of the manager's; move the newest file in "
                    + "REPORTS/_state/audit away and look at it");
        }
        return 0;
    }

    private static String hashOfLastLine(FileChannel channel, long end) throws IOException {
        return hashOfLast(bytes(channel, Math.max(0, end - TAIL), end));
    }

    private String hashBefore(Path file) throws IOException {
        Optional<Path> newest = files.newestBut(file);
        if (newest.isEmpty()) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(newest.get(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long end = endOfLastLine(channel);
            return end == 0 ? "" : hashOfLastLine(channel, end);
        }
    }

    private static byte[] bytes(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) (to - from));
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, from + buffer.position());
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private byte[] line(AuditEvent event, Instant now, String previous) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("at", now.toString());
            json.writeStringField("what", event.what().name().toLowerCase(Locale.ROOT));
            json.writeStringField("by", clip(event.by(), SHORT));
            json.writeStringField("owner", clip(event.owner(), SHORT));
            json.writeStringField("id", event.id());
            json.writeStringField("host", clip(event.host(), SHORT));
            if (!event.check().isEmpty()) {
                json.writeStringField("check", clip(event.check(), SHORT));
            }
            json.writeStringField("status", event.status());
            json.writeStringField("why", clip(event.why(), LONG));
            json.writeStringField("prev", previous);
            json.writeEndObject();
        }
        return (line + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String clip(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "...";
    }
}
