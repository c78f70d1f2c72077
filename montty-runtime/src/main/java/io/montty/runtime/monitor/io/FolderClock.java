package io.montty.runtime.monitor.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tell by a folder's modification time whether it has to be listed again, since listing 100,000 names takes its time. */
final class FolderClock {

    /** As coarse as such times are: what changed this shortly ago may change once more without a trace. */
    private static final Duration COARSE = Duration.ofSeconds(2);

    private record Mark(Instant modified, @Nullable Object file) {}

    private @Nullable Mark settled;

    /** Tell whether {@code folder} has to be listed at {@code now}; whoever asks does so then. */
    boolean isDue(Path folder, Instant now) {
        Mark found = mark(folder);
        if (found != null && found.equals(settled)) {
            return false;
        }
        settled = found != null && isOld(found.modified(), now) ? found : null;
        return true;
    }

    /** Have it listed the next time, whatever its modification time is. */
    void reset() {
        settled = null;
    }

    private static boolean isOld(Instant modified, Instant now) {
        return modified.isBefore(now.minus(COARSE));
    }

    private static @Nullable Mark mark(Path folder) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
            return new Mark(attributes.lastModifiedTime().toInstant(), attributes.fileKey());
        } catch (IOException e) {
            return null; // whoever lists it says what is wrong
        }
    }
}
