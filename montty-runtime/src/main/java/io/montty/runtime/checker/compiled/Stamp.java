package io.montty.runtime.checker.compiled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hold how a file or folder was when it was looked at.
 *
 * <p>Its time of change is set by the kernel alone, and by whatever is done to it: to its content, mode, owner or links.
 * For a folder, that is when something in it is made, renamed or removed.
 *
 * @param path the file or folder, absolute
 * @param whole whether all of it counts; else only who may write there
 * @param was what was there: device, inode, size, mode, owner, group, time of change, and whether this user may read and run it
 */
record Stamp(String path, boolean whole, String was) {

    private static final String ATTRIBUTES = "unix:dev,ino,size,mode,uid,gid,ctime";
    private static final String NOTHING = "nothing";
    private static final int KIND = 0170000;
    private static final int LINK = 0120000;

    /**
     * Look at {@code path}, and at what it leads to if it is a symbolic link. One whose name no text holds is looked at
     * as if it were not there, here and later: that it is, its folder knows.
     */
    static Stamp of(Path path) {
        return new Stamp(path.toString(), true, look(Path.of(path.toString())));
    }

    /** Look at who may write to the folder {@code path}, whatever comes and goes in it. */
    static Stamp ofWriters(Path path) {
        return new Stamp(path.toString(), false, writers(Path.of(path.toString())));
    }

    /** Tell whether all is as it was. */
    boolean holds() {
        Path now = Path.of(path);
        return (whole ? look(now) : writers(now)).equals(was);
    }

    /**
     * Tell whether it was changed last before {@code moment}; of what is not there, whether the folder was that it is
     * missing from.
     */
    static boolean isOlder(Path path, Instant moment) {
        try {
            Path there = path;
            while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
                there = there.getParent();
            }
            boolean older = changed(there, LinkOption.NOFOLLOW_LINKS).isBefore(moment);
            return older && (!Files.exists(there) || changed(there).isBefore(moment));
        } catch (IOException e) {
            return false;
        }
    }

    private static Instant changed(Path path, LinkOption... options) throws IOException {
        return ((FileTime) Optional.ofNullable(Files.getAttribute(path, "unix:ctime", options))
                        .orElseThrow(() -> new IOException(path + " has no time of change")))
                .toInstant();
    }

    private static String look(Path path) {
        Map<String, Object> own = attributes(path, LinkOption.NOFOLLOW_LINKS);
        if (own == null) {
            return NOTHING;
        }
        String seen = text(own);
        if ((((Number) own.getOrDefault("mode", 0)).intValue() & KIND) == LINK) {
            Map<String, Object> target = attributes(path);
            seen += " -> " + (target == null ? NOTHING : text(target));
        }
        return seen + (Files.isReadable(path) ? " r" : " -") + (Files.isExecutable(path) ? "x" : "-");
    }

    private static String writers(Path path) {
        Map<String, Object> own = attributes(path);
        return own == null ? NOTHING : own.get("mode") + ":" + own.get("uid") + ":" + own.get("gid");
    }

    private static @Nullable Map<String, Object> attributes(Path path, LinkOption... options) {
        try {
            return Files.readAttributes(path, ATTRIBUTES, options);
        } catch (IOException e) {
            return null;
        }
    }

    private static String text(Map<String, Object> attributes) {
        return attributes.get("dev") + ":" + attributes.get("ino") + ":" + attributes.get("size") + ":"
                + attributes.get("mode") + ":" + attributes.get("uid") + ":" + attributes.get("gid") + ":"
                + nanos(attributes.get("ctime"));
    }

    private static String nanos(@Nullable Object time) {
        Instant instant = time instanceof FileTime file ? file.toInstant() : Instant.EPOCH;
        return instant.getEpochSecond() + "." + instant.getNano();
    }
}
