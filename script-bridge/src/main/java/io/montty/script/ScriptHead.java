package io.montty.script;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Hold the first bytes of an executable, which may be a script or a program. */
final class ScriptHead {

    /** How many bytes are looked at. */
    static final int LIMIT = 16 * 1024;

    private static final byte[] ELF_MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] SHEBANG = {'#', '!'};

    private final byte[] bytes;
    private final boolean whole;

    private ScriptHead(byte[] bytes, boolean whole) {
        this.bytes = bytes;
        this.whole = whole;
    }

    static ScriptHead read(Path file) throws IOException {
        try (InputStream in = opened(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            boolean whole = bytes.length <= LIMIT;
            return new ScriptHead(whole ? bytes : Arrays.copyOf(bytes, LIMIT), whole);
        }
    }

    /** What is opened without a channel takes a third of the time, but does not tell what keeps it from being opened. */
    private static InputStream opened(Path file) throws IOException {
        try {
            return new FileInputStream(file.toFile());
        } catch (FileNotFoundException e) {
            return Files.newInputStream(file);
        }
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    boolean isElf() {
        return startsWith(ELF_MAGIC);
    }

    boolean startsWithByteOrderMark() {
        return startsWith(BYTE_ORDER_MARK);
    }

    /** Return the first line after its {@code #!}, carriage return included, or empty if it does not start so. */
    Optional<String> shebang() {
        if (!startsWith(SHEBANG)) {
            return Optional.empty();
        }
        String text = text();
        int end = text.indexOf('\n');
        return Optional.of(text.substring(SHEBANG.length, end < 0 ? text.length() : end));
    }

    /** Return at most {@code limit} lines, bad bytes replaced; a line that goes on after the limit is left out. */
    List<String> lines(int limit) {
        String text = text();
        int end = whole ? text.length() : text.lastIndexOf('\n') + 1;
        return text.substring(0, end).lines().limit(limit).toList();
    }

    private boolean startsWith(byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
