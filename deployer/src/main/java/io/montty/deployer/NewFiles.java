package io.montty.deployer;

import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Write files where none are yet, and remember them. */
final class NewFiles {

    private final Path place;
    private final List<Path> made = new ArrayList<>();

    /** @param place the folder that paths are relative to, absolute */
    NewFiles(Path place) {
        this.place = place;
    }

    /**
     * Make a folder with these files in it.
     *
     * @param name what it is called
     * @param files their texts, by their paths within it
     * @throws UsageException if there is something of that name, or no folder can be made; nothing was done then
     * @throws IOException if it was made, but could not be filled
     */
    void makeFolder(String name, Map<String, String> files) throws IOException {
        Path folder = place.resolve(name);
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            throw refusal(folder, e);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.writeString(target, file.getValue(), StandardOpenOption.CREATE_NEW);
            made.add(target);
        }
    }

    /**
     * Make a file that its owner may run.
     *
     * @throws UsageException if there is something of that name, or no file can be made
     */
    void makeProgram(String path, String text) {
        Path file = place.resolve(path);
        try (SeekableByteChannel channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw refusal(file, e);
        }
        made.add(file);
    }

    /** Return a line for each file that was made. */
    List<String> made() {
        return made.stream().map(file -> "made  " + place.relativize(file)).toList();
    }

    private static UsageException refusal(Path target, IOException why) {
        return new UsageException(
                why instanceof FileAlreadyExistsException
                        ? target + " is there already, and nothing was done; give another name, or move it elsewhere"
                        : "cannot make " + target + ": " + IoReason.of(why));
    }
}
