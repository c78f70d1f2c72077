package io.montty.deployer.enroll;

import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Refuse to change the files of another user. What root wrote there would be root's, and neither sshd nor the manager,
 * which read as that user, could read it any more.
 *
 * @param uid the number of the user who runs this
 * @param user the name of the same
 */
record Ownership(long uid, String user) {

    static Ownership ofProcess(String user) throws IOException {
        return new Ownership(owner(Path.of("/proc/self")), user);
    }

    /**
     * Demand that {@code file} is this user's, or where it is to be made if it is not there.
     *
     * @param command the command that its owner runs
     * @throws UsageException if it is another's
     */
    void demand(Path file, String command) throws IOException {
        Path there = nearest(file.toAbsolutePath());
        if (owner(there) == uid) {
            return;
        }
        String owner = Files.getOwner(there).getName();
        String runAs = owner.matches("\\d+") ? "'#" + owner + "'" : owner;
        throw new UsageException(there + " is the user " + owner + "'s, and you are " + user + "; what you wrote there"
                + " could not be read by the programs of " + owner + "; nothing was done; run it as " + owner
                + ": sudo -u " + runAs + " montty " + command + " …");
    }

    private static Path nearest(Path file) {
        Path there = file;
        for (Path above = file; above != null && !Files.exists(there); above = above.getParent()) {
            there = above;
        }
        return there;
    }

    private static long owner(Path file) throws IOException {
        return ((Number) Files.getAttribute(file, "unix:uid")).longValue();
    }
}
