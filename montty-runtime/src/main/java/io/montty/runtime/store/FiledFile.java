package io.montty.runtime.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Name one filed report.
 *
 * @param path where it lies
 * @param name its name
 * @param received when it was received, by the server's clock
 */
public record FiledFile(Path path, ReportName name, Instant received) {

    /**
     * List the folders of {@code layout}, in no order; what is not a regular file with a report's name is none of ours.
     *
     * @throws IOException if a folder cannot be listed
     */
    public static List<FiledFile> list(ProjectLayout layout) throws IOException {
        List<FiledFile> found = new ArrayList<>();
        for (Path folder : layout.filedFolders()) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Optional<ReportName> name = ReportName.parse(String.valueOf(file.getFileName()));
                    if (name.isPresent()) {
                        look(file, name.get()).ifPresent(found::add);
                    }
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return found;
    }

    private static Optional<FiledFile> look(Path file, ReportName name) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(new FiledFile(
                            file, name, attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // gone since it was listed
        }
    }
}
