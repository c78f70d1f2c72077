package io.montty.plugins.loader;

import java.nio.file.Path;
import java.util.List;

/**
 * Say where plugins are and what is asked of them.
 *
 * @param folder the plugin folder; a missing one means that no plugin is installed
 * @param origin what stands before a jar's file name in origins and findings, e.g. {@code PLUGINS/}
 * @param temporary where a private folder for copies can be made; the first that has room is taken
 * @param trust who may change a jar
 * @param signed whether only jars are loaded that were signed when they were added
 */
public record PluginPlace(Path folder, String origin, List<Path> temporary, FileTrust trust, boolean signed) {

    public PluginPlace {
        temporary = List.copyOf(temporary);
    }
}
