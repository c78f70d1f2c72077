package io.montty.plugins.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Stand for an operator who trusts whatever lies in a plugin folder. */
public final class TrustedFolder {

    private TrustedFolder() {}

    /** Look for plugins in {@code folder}, and trust every jar that is there now. */
    static PluginCheckSource source(Path folder) {
        return new PluginCheckSource(place(folder), KnownJars.NONE);
    }

    /** As {@link #source(Path)}, giving up on an extension after {@code patience}. */
    static PluginCheckSource source(Path folder, Duration patience) {
        return new PluginCheckSource(place(folder), KnownJars.NONE, patience);
    }

    private static PluginPlace place(Path folder) {
        try {
            if (Files.isDirectory(folder) && Files.isReadable(folder)) {
                trustAll(folder);
            }
            return untrusted(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Look at {@code folder} as it is. */
    static PluginPlace untrusted(Path folder) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        return new PluginPlace(folder, "PLUGINS/", List.of(temporary), FileTrust.ofThisProcess(), false);
    }

    /** List every jar of {@code folder} as it is now. */
    public static void trustAll(Path folder) throws IOException {
        for (Path entry : PluginFolder.entries(folder)) {
            if (PluginFolder.isJar(entry) && Files.isRegularFile(entry) && Files.isReadable(entry)) {
                trust(entry);
            }
        }
    }

    /** List {@code jar} as it is now. */
    public static void trust(Path jar) throws IOException {
        Path folder = Objects.requireNonNull(jar.toAbsolutePath().getParent());
        String name = PluginFolder.name(jar);
        String sha256 = JarGate.sha256(Files.readAllBytes(jar));
        PluginLock.read(folder)
                .with(new PluginLock.Entry(name, name, "1.0.0", sha256, Optional.empty()))
                .write(folder);
    }
}
