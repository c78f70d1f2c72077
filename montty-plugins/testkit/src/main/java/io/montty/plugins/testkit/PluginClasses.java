package io.montty.plugins.testkit;

import io.montty.api.Check;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.pf4j.IndexedExtensionFinder;
import org.pf4j.processor.ExtensionStorage;

/**
 * Hold the extensions that are compiled together with a check.
 *
 * @param names their classes
 * @param loader what loads them
 */
record PluginClasses(Set<String> names, ClassLoader loader) {

    /** Read the index that PF4J's annotation processor wrote beside {@code check}. */
    static PluginClasses of(Class<? extends Check> check) {
        Set<String> names = new TreeSet<>();
        try {
            URL place = check.getProtectionDomain().getCodeSource().getLocation();
            ClassLoader loader = Objects.requireNonNull(check.getClassLoader());
            for (URL index : Collections.list(loader.getResources(IndexedExtensionFinder.EXTENSIONS_RESOURCE))) {
                if (index.toString().contains(place.getPath())) {
                    read(index, names);
                }
            }
            return new PluginClasses(names, loader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(URL index, Set<String> names) throws IOException {
        try (Reader reader = new InputStreamReader(index.openStream(), StandardCharsets.UTF_8)) {
            ExtensionStorage.read(reader, names);
        }
    }

    /**
     * Return the ids of the checks but for {@code own}.
     *
     * @throws ReflectiveOperationException if one of them cannot be created, as MonTTY could not
     */
    List<String> idsOfOthers(Class<? extends Check> own) throws ReflectiveOperationException {
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            if (!name.equals(own.getName())
                    && loader.loadClass(name).getDeclaredConstructor().newInstance() instanceof Check check) {
                ids.add(check.spec().id());
            }
        }
        return ids;
    }
}
