package io.montty.runtime.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verify that no line of an audit log was changed, taken out or put in.
 *
 * <p>Whole files may be gone from its beginning, since old ones are; and what a crash cut short at the end of a file, of
 * an event that never came to pass, is passed over.
 */
public final class AuditChain {

    /** Longer than any line of the manager's. */
    private static final int LONGEST = 8 * 1024;

    private final Path folder;
    private final JsonFactory factory = new JsonFactory();

    /**
     * Name the first line that does not fit.
     *
     * @param file the name of its file
     * @param line its number, from 1
     * @param why one line
     */
    public record Break(String file, int line, String why) {}

    /** @param folder the folder of the log */
    public AuditChain(Path folder) {
        this.folder = folder;
    }

    /**
     * Return the first line that does not fit to the one before it; empty if all do, or there are none.
     *
     * @throws IOException if the log cannot be read
     */
    public Optional<Break> verify() throws IOException {
        return breaks().stream().findFirst();
    }

    /**
     * Return of each file the first line that does not fit; what follows a broken file is believed.
     *
     * @throws IOException if the log cannot be read
     */
    public List<Break> breaks() throws IOException {
        List<Break> breaks = new ArrayList<>();
        String previous = "";
        boolean believed = true;
        for (Path file : new AuditFiles(folder).all()) {
            Walk walk = new Walk(file, previous, believed);
            Optional<Break> found = walk.verify();
            found.ifPresent(breaks::add);
            believed = found.isPresent();
            previous = walk.previous;
        }
        return breaks;
    }

    /** Return what a line says that the one before it was; empty if it is no line of the manager's. */
    private Optional<String> previous(String line) throws IOException {
        String found = null;
        try (JsonParser json = factory.createParser(line)) {
            if (line.length() > LONGEST || json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String value = json.nextTextValue();
                if (json.currentName().equals("prev")) {
                    found = value;
                }
            }
            return json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null
                    ? Optional.ofNullable(found)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Go through one file. */
    private final class Walk {

        private final Path file;
        private final boolean believed;
        private String previous;
        private int number;

        Walk(Path file, String previous, boolean believed) {
            this.file = file;
            this.previous = previous;
            this.believed = believed;
        }

        Optional<Break> verify() throws IOException {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                String line = lines.readLine();
                while (line != null) {
                    String next = lines.readLine();
                    number++;
                    if (next == null && !endsWithLine()) {
                        return Optional.empty();
                    }
                    Optional<String> before = previous(line);
                    if (before.isEmpty()) {
                        return broken("it is no line of the manager's");
                    }
                    if (!before.get().equals(previous) && !(number == 1 && fitsElsewhere(before.get()))) {
                        return broken("it does not follow the line before it: one was changed, taken out or put in");
                    }
                    previous = Digest.of(line.getBytes(StandardCharsets.ISO_8859_1));
                    line = next;
                }
            }
            return Optional.empty();
        }

        private Optional<Break> broken(String why) {
            return Optional.of(new Break(String.valueOf(file.getFileName()), number, why));
        }

        /** A file begins behind the newest other one, which goes on if the clock is set back over the month's end. */
        private boolean fitsElsewhere(String digest) throws IOException {
            if (believed || digest.isEmpty()) {
                return true; // what it follows may have been removed for its age, or it is the first of all
            }
            for (Path other : others()) {
                try (Stream<String> lines = Files.lines(other, StandardCharsets.ISO_8859_1)) {
                    if (lines.anyMatch(line -> Digest.of(line.getBytes(StandardCharsets.ISO_8859_1))
                            .equals(digest))) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Those count that were set aside, too: what followed them still does. */
        private List<Path> others() throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(
                                other -> !other.equals(file) && Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS))
                        .toList();
            }
        }

        private boolean endsWithLine() throws IOException {
            byte[] bytes = new byte[1];
            try (var channel = Files.newByteChannel(file)) {
                channel.position(Math.max(0, channel.size() - 1));
                return channel.read(ByteBuffer.wrap(bytes)) == 1 && bytes[0] == '\n';
            }
        }
    }
}
