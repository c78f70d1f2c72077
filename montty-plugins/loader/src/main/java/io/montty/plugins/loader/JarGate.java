package io.montty.plugins.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Let in only jars that are listed, unchanged, and out of everybody else's reach. */
final class JarGate {

    private static final long LARGEST = 256L * 1024 * 1024;
    private static final int SHOWN = 12;

    private final PluginPlace place;
    private final PluginLock lock;

    JarGate(PluginPlace place, PluginLock lock) {
        this.place = place;
        this.lock = lock;
    }

    /**
     * Hold a jar that was let in.
     *
     * @param file its file name
     * @param sha256 its SHA-256 in hexadecimal
     * @param bytes its content, from which alone it must be loaded: the file can change any time
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Admitted(String file, String sha256, byte[] bytes) {}

    /**
     * Let {@code jar} in.
     *
     * @throws UnusablePluginException if it is not let in, with all that an operator needs to know
     */
    Admitted admit(Path jar) throws UnusablePluginException {
        try {
            List<String> flaws = place.trust().flawsUpToRoot(jar);
            if (!flaws.isEmpty()) {
                throw new UnusablePluginException(String.join("; ", flaws));
            }
            PluginLock.Entry listed = listed(jar);
            byte[] bytes = bytes(jar);
            String sha256 = sha256(bytes);
            if (!sha256.equals(listed.sha256())) {
                throw new UnusablePluginException("it has changed since it was added: its SHA-256 is " + shown(sha256)
                        + ", " + PluginLock.FILE + " has " + shown(listed.sha256())
                        + "; find out who changed it, then trust it with: montty plugins add " + jar);
            }
            return new Admitted(listed.file(), sha256, bytes);
        } catch (IOException e) {
            throw new UnusablePluginException("it cannot be read: " + OneLine.of(e));
        }
    }

    private PluginLock.Entry listed(Path jar) throws UnusablePluginException {
        PluginLock.Entry listed = lock.entries().get(PluginFolder.name(jar));
        if (listed == null) {
            throw new UnusablePluginException("it is not listed in " + PluginLock.FILE
                    + "; if you know where it comes from, trust it with: montty plugins add " + jar);
        }
        if (place.signed() && listed.signer().isEmpty()) {
            throw new UnusablePluginException("it was added without a signature, and montty.yaml asks for one"
                    + " (plugins.signers); sign it and add it again: montty plugins add " + jar);
        }
        return listed;
    }

    /** Read a jar, whole.
     *
     * @throws IOException also if it is too large to be one
     */
    static byte[] bytes(Path jar) throws IOException {
        long size = Files.size(jar);
        if (size > LARGEST) {
            throw new IOException("it has " + size + " bytes, at most " + LARGEST + " are read");
        }
        return Files.readAllBytes(jar);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String shown(String sha256) {
        return sha256.substring(0, SHOWN) + "...";
    }
}
