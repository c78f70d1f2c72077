package io.montty.plugins.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copy jars to where nobody can swap them between the look at them and the loading of them. */
final class PrivateCopies implements AutoCloseable {

    private final List<Path> temporary;
    private @Nullable PrivateFolder folder;

    /** @param temporary where a folder for them can be made */
    PrivateCopies(List<Path> temporary) {
        this.temporary = List.copyOf(temporary);
    }

    /**
     * Return a copy of {@code jar}, under the same file name.
     *
     * @throws UnusablePluginException if there is no place for it
     */
    Path of(JarGate.Admitted jar) throws UnusablePluginException {
        try {
            if (folder == null) {
                folder = PrivateFolder.in(temporary);
            }
            return folder.put(jar.file(), jar.bytes());
        } catch (IOException e) {
            throw new UnusablePluginException("there is no place for a private copy of it, which it is loaded from: "
                    + OneLine.of(e) + "; make room, or set TMPDIR to another folder");
        }
    }

    @Override
    public void close() throws IOException {
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }
}
