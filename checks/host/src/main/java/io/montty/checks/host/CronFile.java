package io.montty.checks.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Hold what cron looks at before it reads a crontab of the system; see cron(8) of Debian and of cronie.
 *
 * @param name its name in its folder
 * @param regular whether it is a file and not a folder or a device
 * @param owner the number of its owner
 * @param linkOwner the number of the owner of the link to it, or of itself
 * @param mode its permissions
 * @param links how many names it has
 */
record CronFile(String name, boolean regular, int owner, int linkOwner, int mode, int links) {

    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int EXECUTABLE = 0111;
    /** What the cron of Debian reads in {@code /etc/cron.d}; anything else, such as a dot, makes it pass a file over. */
    private static final Pattern DEBIAN_NAME = Pattern.compile("[A-Za-z0-9_-]+");

    /** Look at {@code file}, and where it is a link at what it points to. */
    static CronFile of(Path file) throws IOException {
        return new CronFile(
                String.valueOf(file.getFileName()),
                Files.isRegularFile(file),
                (Integer) Files.getAttribute(file, "unix:uid"),
                (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS),
                (Integer) Files.getAttribute(file, "unix:mode") & 07777,
                (Integer) Files.getAttribute(file, "unix:nlink"));
    }

    /** Return why cron does not run the jobs in this file; nothing if it does. */
    List<String> faults(String program) {
        List<String> faults = new ArrayList<>();
        if (!regular) {
            faults.add("it is not a file");
        }
        if (owner != 0) {
            faults.add("its owner is not root but user " + owner + ": chown root");
        } else if (linkOwner != 0) {
            faults.add("the owner of the link is not root but user " + linkOwner + ": chown -h root");
        }
        if ((mode & WRITABLE_BY_OTHERS) != 0) {
            faults.add("others than its owner may write to it: chmod go-w");
        }
        if (program.equals("crond") && (mode & EXECUTABLE) != 0) {
            faults.add("it is executable: chmod a-x");
        }
        if (program.equals("cron") && regular && links > 1) {
            faults.add("it has " + links + " names (hard links): remove all but one");
        }
        return faults;
    }

    /** Tell whether {@code program} passes a file of this name in {@code /etc/cron.d} over. */
    boolean isPassedOver(String program) {
        return program.equals("cron") && !DEBIAN_NAME.matcher(name).matches();
    }
}
