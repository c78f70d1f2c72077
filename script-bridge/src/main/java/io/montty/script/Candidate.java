package io.montty.script;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.script.python.RootCheckFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Hold a file that is named like a check.
 *
 * @param file where it is, absolute
 * @param origin what a person calls it
 */
record Candidate(Path file, String origin) {

    private static final Set<PosixFilePermission> RUN_BITS = EnumSet.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    String name() {
        return String.valueOf(file.getFileName());
    }

    /** Return what keeps the file from being run as far as can be seen from outside. */
    Optional<Finding> obstacle() {
        if (name().indexOf('\ufffd') >= 0) {
            return Optional.of(alert("has a name that cannot be read as text: rename it, best in ASCII"));
        }
        try {
            return Files.readAttributes(file, PosixFileAttributes.class).isRegularFile()
                    ? Optional.empty()
                    : Optional.of(warn("is not a regular file and cannot be run: remove it or rename it"));
        } catch (NoSuchFileException e) {
            return Optional.of(warn("points to a file that does not exist: mend the link or remove it"));
        } catch (IOException e) {
            return Optional.of(alert("cannot be looked at: " + IoFailure.reason(e)
                    + "; give the user who runs the checks access to its folder"));
        }
    }

    /** Tell whether it is a file with a run bit, or a check that needs none. */
    boolean isProgram() {
        try {
            return SearchPath.isProgram(file.toString()) || RootCheckFile.is(file);
        } catch (IOException e) {
            return false; // what cannot be read in a folder of strangers need not be a check
        }
    }

    Finding warn(String trouble) {
        return new Finding(origin, Status.WARN, trouble);
    }

    Finding alert(String trouble) {
        return new Finding(origin, Status.ALERT, trouble);
    }

    /** Return what keeps the file from being started as a program. */
    Optional<Finding> hindrance() throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        if (Collections.disjoint(attributes.permissions(), RUN_BITS)) {
            return Optional.of(
                    warn("has no run bit: chmod +x " + origin + ", or put _ in front of its name to disable it"));
        }
        if (!Files.isExecutable(file)) {
            return Optional.of(warn("has a run bit, but none for the user who runs the checks, or lies on a file system"
                    + " mounted noexec: chmod a+rx " + origin + ", or move the project"));
        }
        return Optional.empty();
    }
}
