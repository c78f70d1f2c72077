package io.montty.deployer;

import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Read the files that a plugin project starts with out of the Maven archetype, which is on the class path. */
final class PluginTemplates {

    private static final String FOLDER = "/archetype-resources";
    private static final String FILE = FOLDER + "/pom.xml";

    private PluginTemplates() {}

    /**
     * Return their texts by their paths, names in them still to be filled in.
     *
     * @throws UsageException if this MonTTY has no archetype
     */
    static SortedMap<String, String> read() throws IOException {
        URL pom = PluginTemplates.class.getResource(FILE);
        if (pom == null) {
            throw new UsageException("the templates of plugins, montty-plugin-archetype, are not beside the other jars"
                    + " in lib, so this MonTTY is not whole; unpack or build it again");
        }
        URLConnection connection = pom.openConnection();
        if (connection instanceof JarURLConnection inJar) {
            Path jar = Path.of(URI.create(inJar.getJarFileURL().toString()));
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                return below(files.getPath(FOLDER));
            }
        }
        // A build that packs nothing has them in a folder.
        return below(Objects.requireNonNull(Path.of(URI.create(pom.toString())).getParent()));
    }

    private static SortedMap<String, String> below(Path folder) throws IOException {
        SortedMap<String, String> templates = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                templates.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return templates;
    }
}
