package io.montty.runtime.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tell who but a user and root could change what the user runs. */
final class FileTrust {

    private static final long ROOT = 0;
    private static final int OTHERS_MAY_WRITE = 0002;
    private static final int GROUP_MAY_WRITE = 0020;
    private static final int STICKY = 01000;

    private final Set<Long> trusted;

    /** @param user the number of the user */
    FileTrust(long user) {
        this.trusted = Set.copyOf(user == ROOT ? List.of(ROOT) : List.of(ROOT, user));
    }

    /**
     * Return what is wrong with the owner and mode of {@code file}, and what to do about each.
     *
     * @throws IOException if it cannot be looked at
     */
    List<String> flaws(Path file) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        String owner = attributes.owner().getName();
        String group = attributes.group().getName();
        int mode = ((Number) Files.getAttribute(file, "unix:mode")).intValue();
        List<String> flaws = new ArrayList<>();
        if (!trusted.contains(((Number) Files.getAttribute(file, "unix:uid")).longValue())) {
            flaws.add("belongs to " + owner + ", who is neither root nor the user who runs the checks"
                    + " and could change what is run: chown it");
        }
        if ((mode & OTHERS_MAY_WRITE) != 0 && (mode & STICKY) == 0) {
            flaws.add("can be written by everybody: chmod o-w " + file);
        }
        if ((mode & GROUP_MAY_WRITE) != 0 && !group.equals(owner)) {
            flaws.add("can be written by the group " + group + ": chmod g-w " + file
                    + ", unless all of it may decide what is run here");
        }
        return flaws;
    }
}
