package io.montty.checks.security;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Hold whose a file is and what it is, without following a link.
 *
 * @param mode its kind and permissions, as stat(2) gives them
 * @param owner the name or number of its owner
 * @param group the name or number of its group
 * @param size in bytes
 */
record FileIdentity(int mode, String owner, String group, long size) {

    private static final int KIND = 0170000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int PERMISSIONS = 07777;

    static FileIdentity of(Path file) throws IOException {
        Map<String, Object> attributes =
                Files.readAttributes(file, "unix:mode,owner,group,size", LinkOption.NOFOLLOW_LINKS);
        return new FileIdentity(
                ((Number) attributes.getOrDefault("mode", 0)).intValue(),
                String.valueOf(attributes.get("owner")),
                String.valueOf(attributes.get("group")),
                ((Number) attributes.getOrDefault("size", 0L)).longValue());
    }

    boolean isRegular() {
        return (mode & KIND) == REGULAR;
    }

    boolean isLink() {
        return (mode & KIND) == LINK;
    }

    /** Return the SHA-256 of what is in {@code file}, in hexadecimal. */
    static String sha256(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(
                Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return "sha256:" + HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Return permissions, owner and group, as in {@code 4755 root root}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04o %s %s", mode & PERMISSIONS, owner, group);
    }
}
