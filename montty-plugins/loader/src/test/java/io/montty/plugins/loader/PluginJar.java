package io.montty.plugins.loader;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Build a real plugin jar: good unless told otherwise. */
public final class PluginJar {

    static final String INDEX = "META-INF/extensions.idx";

    private final String fileName;
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new TreeMap<>();
    private final Set<String> missing = new HashSet<>();
    private boolean processor = true;
    private int classFileVersion;

    private PluginJar(String fileName) {
        this.fileName = fileName;
        manifest.put("Plugin-Id", fileName);
        manifest.put("Plugin-Version", "1.0.0");
        manifest.put("Plugin-Requires", "2.0.0");
    }

    public static PluginJar named(String fileName) {
        return new PluginJar(fileName);
    }

    /** Return the source of a check that answers OKAY with {@code id} as its summary. */
    public static String check(String className, String id) {
        return extension(className, "implements Check", """
                public CheckSpec spec() { return CheckSpec.of("%1$s", "Check %1$s"); }
                public CheckResult run(CheckContext context) { return CheckResult.okay("%1$s"); }
                """.formatted(id));
    }

    /** Return the source of an extension with this body. */
    public static String extension(String className, String supertypes, String body) {
        int dot = className.lastIndexOf('.');
        return """
                package %s;
                import io.montty.api.*;
                import java.util.*;
                import org.pf4j.Extension;
                @Extension
                public class %s %s {
                %s
                }
                """.formatted(className.substring(0, dot), className.substring(dot + 1), supertypes, body);
    }

    /** Add a check that answers OKAY with {@code id} as its summary. */
    public PluginJar withCheck(String className, String id) {
        return withSource(className, check(className, id));
    }

    public PluginJar withSource(String className, String source) {
        sources.put(className, source);
        return this;
    }

    /** Add a file, or replace one that the compiler wrote. */
    PluginJar withEntry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** Leave out a file that the compiler wrote. */
    PluginJar withoutEntry(String name) {
        missing.add(name);
        return this;
    }

    /** Replace the index of extensions. */
    PluginJar withIndex(String index) {
        return withEntry(INDEX, index.getBytes(StandardCharsets.UTF_8));
    }

    public PluginJar withManifest(String name, String value) {
        manifest.put(name, value);
        return this;
    }

    PluginJar withoutManifest(String name) {
        manifest.remove(name);
        return this;
    }

    /** Build as if PF4J's annotation processor had been dropped from the build. */
    PluginJar withoutProcessor() {
        processor = false;
        return this;
    }

    /** Mark every compiled class as made for {@code java}. */
    PluginJar forJava(int java) {
        classFileVersion = 44 + java;
        return this;
    }

    /** Mark every compiled class as made for {@code java} with its preview features. */
    PluginJar forPreviewOfJava(int java) {
        classFileVersion = 0xffff_0000 | (44 + java);
        return this;
    }

    /** Write the jar into {@code folder}, and list it there as trusted. */
    public Path in(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>(Compiler.compile(sources, processor));
        contents.putAll(entries);
        contents.keySet().removeAll(missing);
        Path jar = folder.resolve(fileName);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest())) {
            for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                zip.putNextEntry(new JarEntry(entry.getKey()));
                zip.write(entry.getKey().endsWith(".class") ? stamped(entry.getValue()) : entry.getValue());
                zip.closeEntry();
            }
        }
        TrustedFolder.trust(jar);
        return jar;
    }

    private Manifest manifest() {
        Manifest made = new Manifest();
        made.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((name, value) -> made.getMainAttributes().putValue(name, value));
        return made;
    }

    private byte[] stamped(byte[] classFile) {
        byte[] stamped = classFile.clone();
        if (classFileVersion != 0) {
            ByteBuffer.wrap(stamped).putInt(4, classFileVersion);
        }
        return stamped;
    }
}
