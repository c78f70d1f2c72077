package io.montty.deployer;

import io.montty.plugins.loader.FileTrust;
import io.montty.plugins.loader.PluginLock;
import io.montty.plugins.loader.PluginPlace;
import io.montty.plugins.loader.PluginStore;
import io.montty.plugins.loader.UnusablePluginException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Keep the list of trusted plugins in step with the jars that MonTTY itself lays out. */
final class ShippedPlugins {

    private static final String PLACE = "PLUGINS/";

    private final Path folder;

    /** @param folder the plugin folder of the project directory */
    ShippedPlugins(Path folder) {
        this.folder = folder;
    }

    /**
     * Trust the jars that are as they are shipped, and forget those that are withdrawn.
     *
     * @throws IOException if the list cannot be read or written
     */
    void list(List<Change> changes) throws IOException {
        PluginStore store =
                new PluginStore(new PluginPlace(folder, PLACE, List.of(), FileTrust.ofThisProcess(), false));
        for (Change change : changes) {
            if (isJar(change)) {
                list(store, change, change.path().substring(PLACE.length()));
            }
        }
    }

    private void list(PluginStore store, Change change, String file) throws IOException {
        switch (change.action()) {
            case MADE, UPDATED, UNCHANGED -> trust(store, file);
            case REMOVED -> PluginLock.read(folder).without(file).write(folder);
            default -> {}
        }
    }

    /** A jar that would not load is named by every run of the checker, with what to do. */
    private static void trust(PluginStore store, String file) throws IOException {
        try {
            store.trust(file);
        } catch (UnusablePluginException e) {
            // As said.
        }
    }

    private static boolean isJar(Change change) {
        return change.path().startsWith(PLACE) && change.path().endsWith(".jar");
    }
}
