package io.montty.runtime.monitor.io;

import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Read the bytes of a filed report, which may be anything at all. */
final class ReportFile {

    private ReportFile() {}

    /**
     * Return how the file says in its name that it is written.
     *
     * @throws ReportFormatException if the name is not a report's
     */
    static ReportName.Format format(String fileName) throws ReportFormatException {
        return ReportName.parse(fileName)
                .map(ReportName::format)
                .orElseThrow(() -> new ReportFormatException("its name is not <id>_<STATUS>_<expiry>.json or .mty"));
    }

    /**
     * Return all its bytes.
     *
     * @throws ReportFormatException if it is not a plain file, or larger than a report may be
     */
    static byte[] bytes(Path file) throws IOException, ReportFormatException {
        byte[] bytes = start(file);
        if (bytes.length > ReportReader.LARGEST) {
            throw new ReportFormatException("it is larger than " + ReportReader.LARGEST + " bytes");
        }
        return bytes;
    }

    /**
     * Return its first bytes, at most one more than a report may have.
     *
     * @throws ReportFormatException if it is not a plain file
     */
    static byte[] start(Path file) throws IOException, ReportFormatException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new ReportFormatException("it is not a plain file");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(ReportReader.LARGEST + 1);
        }
    }

    /** Say why a file could not be read; not safe to print yet. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "this user may not read it";
        }
        String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        return e.getClass().getSimpleName().replace("Exception", "") + (reason == null ? "" : ": " + reason);
    }
}
