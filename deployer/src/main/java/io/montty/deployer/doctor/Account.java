package io.montty.deployer.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Name the user that MonTTY runs as.
 *
 * @param name what the user is called
 * @param uid the user's number
 * @param home the user's folder
 */
public record Account(String name, long uid, Path home) {

    private static final int FIELDS = 7;

    /**
     * Return the user that the project directory is of. That is the one who asks, unless root does: what root may do
     * says nothing of what the owner of the directory may.
     *
     * @param root the root of the machine's files
     * @param project the project directory
     */
    public static Account of(Account asking, Path root, Path project) throws IOException {
        long owner = Site.owner(project);
        if (asking.uid() != 0 || owner == 0) {
            return asking;
        }
        Path passwd = root.resolve("etc/passwd");
        if (Files.isReadable(passwd)) {
            for (String line : Files.readString(passwd, StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList()) {
                String[] fields = line.split(":", -1);
                if (fields.length == FIELDS && fields[2].equals(String.valueOf(owner))) {
                    return new Account(fields[0], owner, Path.of(fields[5]));
                }
            }
        }
        return asking;
    }
}
