package io.montty.plugins.loader;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.pf4j.IndexedExtensionFinder;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.processor.ExtensionStorage;

/**
 * Hold what a plugin jar says of itself, read without loading a class of it.
 *
 * @param id its {@code Plugin-Id}
 * @param version its {@code Plugin-Version}
 * @param extensions the names of its extension classes, at least one, sorted
 * @param warnings what its author should change though it loads
 * @param entries the names of all files in it
 */
record JarContents(String id, String version, List<String> extensions, List<String> warnings, Set<String> entries) {

    private static final String INDEX = IndexedExtensionFinder.EXTENSIONS_RESOURCE;
    private static final Pattern VERSION_FOLDER = Pattern.compile("^META-INF/versions/\\d+/");
    private static final List<String> PROVIDED = List.of("io.montty.api", "jakarta.validation");

    JarContents {
        extensions = List.copyOf(extensions);
        warnings = List.copyOf(warnings);
        entries = Set.copyOf(entries);
    }

    /** Read {@code jar}. */
    static JarContents read(Path jar) throws UnusablePluginException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes manifest = manifest(file);
            Set<String> entries = file.stream().map(ZipEntry::getName).collect(Collectors.toSet());
            String id = id(manifest);
            ApiNeed need = ApiNeed.of(value(manifest, ManifestPluginDescriptorFinder.PLUGIN_REQUIRES));
            List<String> warnings = warnings(manifest, entries);
            need.warning().ifPresent(warnings::add);
            return new JarContents(id, version(manifest), extensions(file), warnings, entries);
        } catch (IOException e) {
            throw new UnusablePluginException("it cannot be read as a jar (" + OneLine.of(e)
                    + "): it is damaged or was copied only in part; copy it again");
        }
    }

    /** Tell whether the jar has a class of this name, usable or not. */
    boolean holdsClass(String name) {
        return entries.contains(name.replace('.', '/') + ".class");
    }

    private static Attributes manifest(JarFile file) throws IOException {
        Manifest manifest = file.getManifest();
        return manifest == null ? new Attributes() : manifest.getMainAttributes();
    }

    private static String id(Attributes manifest) throws UnusablePluginException {
        Optional<String> id = value(manifest, ManifestPluginDescriptorFinder.PLUGIN_ID);
        Optional<String> version = value(manifest, ManifestPluginDescriptorFinder.PLUGIN_VERSION);
        if (id.isEmpty() || version.isEmpty()) {
            throw new UnusablePluginException("its manifest has no " + (id.isEmpty() ? "Plugin-Id" : "Plugin-Version")
                    + ", so it is not a plugin; let the build write Plugin-Id and Plugin-Version"
                    + " (maven-jar-plugin, manifestEntries), or remove the jar if it is only a library");
        }
        Optional<String> dependencies = value(manifest, ManifestPluginDescriptorFinder.PLUGIN_DEPENDENCIES);
        if (dependencies.isPresent()) {
            throw new UnusablePluginException("its manifest asks for other plugins (Plugin-Dependencies: "
                    + OneLine.of(dependencies.get()) + "), but every plugin is loaded by itself;"
                    + " bundle what it needs in its jar and drop the entry");
        }
        return id.get();
    }

    private static String version(Attributes manifest) {
        return value(manifest, ManifestPluginDescriptorFinder.PLUGIN_VERSION).orElse("");
    }

    private static Optional<String> value(Attributes manifest, String name) {
        return Optional.ofNullable(manifest.getValue(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static List<String> extensions(JarFile file) throws IOException, UnusablePluginException {
        ZipEntry index = file.getEntry(INDEX);
        if (index == null) {
            throw new UnusablePluginException("it has no " + INDEX + ", so none of its checks can be found;"
                    + " build it with PF4J's annotation processor: org.pf4j:pf4j must stand in annotationProcessorPaths"
                    + " of maven-compiler-plugin, and the checks must be annotated with @Extension");
        }
        Set<String> names = new TreeSet<>();
        try (Reader reader = new InputStreamReader(file.getInputStream(index), StandardCharsets.UTF_8)) {
            ExtensionStorage.read(reader, names);
        }
        if (names.isEmpty()) {
            throw new UnusablePluginException("it offers no checks, its " + INDEX
                    + " is empty; annotate its checks with @Extension and build it again");
        }
        return List.copyOf(names);
    }

    private static List<String> warnings(Attributes manifest, Set<String> entries) {
        List<String> warnings = new ArrayList<>();
        for (String prefix : PROVIDED) {
            if (entries.stream().anyMatch(entry -> holds(entry, prefix))) {
                warnings.add("bundles classes of " + prefix + ", which are ignored because MonTTY has them itself;"
                        + " give montty-api the scope 'provided' in the plugin's pom.xml and build it again");
            }
        }
        value(manifest, ManifestPluginDescriptorFinder.PLUGIN_CLASS)
                .ifPresent(name -> warnings.add("names a Plugin-Class, " + OneLine.of(name)
                        + ", which is never run: only checks are; move what it does into the checks and drop the"
                        + " entry from the manifest"));
        return warnings;
    }

    private static boolean holds(String entry, String prefix) {
        String name = VERSION_FOLDER.matcher(entry).replaceFirst("");
        return name.startsWith(prefix.replace('.', '/') + "/") && name.endsWith(".class");
    }
}
