package io.montty.runtime.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Read a text file that a person wrote, and nothing that only has its name: a pipe would never end, a device neither. */
final class TextFile {

    /** The bits of a file's mode that tell its kind, and the kinds, as stat(2) has them. */
    private static final int KIND = 0170000;

    private static final int REGULAR = 0100000;
    private static final int PIPE = 0010000;
    private static final int DIRECTORY = 0040000;
    private static final int SOCKET = 0140000;

    private static final String NO_DIRECTORY = "cannot be read: not a directory";

    private TextFile() {}

    /**
     * Hold what was read.
     *
     * @param text the text; empty for a file that does not exist
     * @param trouble why there is none, in words that follow the file's name
     */
    record Content(String text, Optional<String> trouble) {}

    /** Read {@code path}, following symbolic links, if it has at most {@code largest} bytes. */
    static Content read(Path path, int largest) {
        try {
            int kind = (int) Files.getAttribute(path, "unix:mode") & KIND;
            if (kind != REGULAR) {
                return trouble("is " + name(kind) + ", expected a text file; move it away, or put a text file there");
            }
            return text(path, largest);
        } catch (NoSuchFileException e) {
            return absent(path); // what Java 25 throws also where a file lies in place of the folder
        } catch (CharacterCodingException e) {
            return trouble("is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            return trouble("cannot be read: " + reason(e));
        }
    }

    private static Content text(Path path, int largest) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(largest + 1);
            return bytes.length > largest
                    ? trouble("is larger than " + largest + " bytes; it should hold settings alone")
                    : new Content(
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(bytes))
                                    .toString(),
                            Optional.empty());
        }
    }

    private static Content absent(Path path) {
        Path folder = path.getParent();
        if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
            return trouble(NO_DIRECTORY);
        }
        return Files.isSymbolicLink(path)
                ? trouble("is a symbolic link to a file that does not exist; make that file, or remove the link")
                : new Content("", Optional.empty());
    }

    private static Content trouble(String what) {
        return new Content("", Optional.of(what));
    }

    private static String name(int kind) {
        return switch (kind) {
            case PIPE -> "a named pipe";
            case DIRECTORY -> "a directory";
            case SOCKET -> "a socket";
            default -> "a device";
        };
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied; let the user who runs montty read it";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason.toLowerCase(Locale.ROOT);
    }
}
