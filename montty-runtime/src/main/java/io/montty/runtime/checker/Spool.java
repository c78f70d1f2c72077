package io.montty.runtime.checker;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keep reports until the server has them, each in a file {@code <epoch>-<report name>}. */
final class Spool {

    private static final Pattern NAME = Pattern.compile("(\\d{1,12})-(.+)");

    private final Path folder;

    Spool(Path folder) {
        this.folder = folder;
    }

    /**
     * Hold a report that waits.
     *
     * @param file the file in the spool
     * @param name the name that the report travels under
     */
    record Waiting(Path file, ReportName name) {}

    /** Keep a report; it is on the disk when this returns. */
    void add(Instant at, ReportName name, byte[] bytes) throws IOException {
        AtomicFiles.write(folder.resolve(at.getEpochSecond() + "-" + name), bytes);
    }

    /** Return the reports that wait, the oldest first. */
    List<Waiting> waiting() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(files::add);
        }
        files.sort(null);
        List<Waiting> waiting = new ArrayList<>();
        for (Path file : files) {
            Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
            if (matcher.matches() && Files.isRegularFile(file)) {
                ReportName.parse(matcher.group(2)).ifPresent(name -> waiting.add(new Waiting(file, name)));
            }
        }
        return waiting;
    }
}
