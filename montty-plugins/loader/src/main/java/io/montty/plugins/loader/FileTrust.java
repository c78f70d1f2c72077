package io.montty.plugins.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tell who but a user and root could change what the user runs.
 *
 * <p>A group that bears its owner's name counts as the owner, as on systems that give each user a group of that name.
 */
public final class FileTrust {

    private static final long ROOT = 0;
    private static final int OTHERS_MAY_WRITE = 0002;
    private static final int GROUP_MAY_WRITE = 0020;
    private static final int STICKY = 01000;

    private final Set<Long> trusted;

    /** @param user the number of the user */
    public FileTrust(long user) {
        this.trusted = Set.copyOf(user == ROOT ? List.of(ROOT) : List.of(ROOT, user));
    }

    /** Trust the user who runs this process.
     *
     * @throws IOException if the kernel does not say who that is
     */
    public static FileTrust ofThisProcess() throws IOException {
        return new FileTrust(((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue());
    }

    /**
     * Return what is wrong with the owner and mode of {@code file}, and what to do about each.
     *
     * @throws IOException if it cannot be looked at
     */
    public List<String> flaws(Path file) throws IOException {
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
        if ((mode & GROUP_MAY_WRITE) != 0 && (mode & STICKY) == 0 && !group.equals(owner)) {
            flaws.add("can be written by the group " + group + ": chmod g-w " + file
                    + ", unless all of it may decide what is run here");
        }
        return flaws;
    }

    /**
     * Return what is wrong with {@code file}, which must not be a symbolic link, and with each folder above it.
     *
     * @throws IOException if one of them cannot be looked at
     */
    public List<String> flawsUpToRoot(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return List.of(file + " is a symbolic link to " + Files.readSymbolicLink(file)
                    + ", which can be led elsewhere: put the thing itself in its place");
        }
        List<String> flaws = new ArrayList<>();
        for (Path path = file.toRealPath(); path != null; path = path.getParent()) {
            String name = path.toString();
            flaws(path).forEach(flaw -> flaws.add(name + " " + flaw));
        }
        return flaws;
    }

    /** Tell whether anything, if only a broken link, is at {@code file}. */
    static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
