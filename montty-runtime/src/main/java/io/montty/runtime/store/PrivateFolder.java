package io.montty.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Tell whether nobody but this user and root can put files into a folder, or another folder in its place.
 *
 * <p>A group that bears its owner's name counts as the owner, as on systems that give each user a group of that name.
 */
public final class PrivateFolder {

    private static final Path OURSELVES = Path.of("/proc/self");
    private static final int ROOT = 0;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;
    private static final int KIND = 0170000;
    private static final int GROUP_MAY_WRITE = 0020;
    private static final int OTHERS_MAY_WRITE = 0002;

    private PrivateFolder() {}

    /**
     * Return what is wrong with {@code folder} and what to do about it; empty also if no folder is there.
     *
     * @param name what the message calls it
     * @throws IOException if it cannot be looked at
     */
    public static Optional<String> flaw(Path folder, String name) throws IOException {
        Map<String, Object> found;
        try {
            found = Files.readAttributes(folder, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        int mode = number(Objects.requireNonNull(found.get("mode")));
        if ((mode & KIND) == LINK) {
            return Optional.of(
                    name + " is a symbolic link, which can be led elsewhere; put the folder itself in its place");
        }
        if ((mode & KIND) != DIRECTORY) {
            return Optional.empty();
        }
        int owner = number(Objects.requireNonNull(found.get("uid")));
        if (owner != ROOT && owner != number(Files.getAttribute(OURSELVES, "unix:uid"))) {
            return Optional.of(name + " belongs to " + Files.getOwner(folder).getName()
                    + ", who is neither root nor the user who runs this; give it to that user with: chown "
                    + Files.getOwner(OURSELVES).getName() + " " + name);
        }
        boolean open = (mode & OTHERS_MAY_WRITE) != 0 || ((mode & GROUP_MAY_WRITE) != 0 && !isOwnersGroup(folder));
        return open
                ? Optional.of(name + " can be written by others; close it with: chmod go-w " + name)
                : Optional.empty();
    }

    /** Return what is wrong with {@code folders}, a printable line each. */
    public static List<String> flaws(List<Path> folders) {
        List<String> flaws = new ArrayList<>();
        for (Path folder : folders) {
            try {
                flaw(folder, folder.toString()).map(Printable::text).ifPresent(flaws::add);
            } catch (IOException e) {
                flaws.add(Printable.text("the folder " + folder + " cannot be looked at: " + IoReason.of(e)));
            }
        }
        return flaws;
    }

    private static boolean isOwnersGroup(Path folder) throws IOException {
        PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return found.group().getName().equals(found.owner().getName());
    }

    private static int number(Object attribute) {
        return ((Number) attribute).intValue();
    }
}
