package io.montty.plugins.loader;

import io.montty.api.Check;
import jakarta.validation.Constraint;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.pf4j.Extension;
import org.pf4j.processor.ExtensionAnnotationProcessor;
import org.slf4j.Logger;

/** Compile plugin sources the way a plugin's build would. */
final class Compiler {

    private static final List<Class<?>> CLASS_PATH =
            List.of(Check.class, Extension.class, Constraint.class, Logger.class);

    private Compiler() {}

    /**
     * Compile {@code sources}, by class name.
     *
     * @param processor whether PF4J's annotation processor runs
     * @return what the compiler wrote, by name in the jar
     */
    static Map<String, byte[]> compile(Map<String, String> sources, boolean processor) throws IOException {
        if (sources.isEmpty()) {
            return Map.of();
        }
        Path out = Files.createTempDirectory("plugin-classes");
        List<String> options = List.of(
                "-d",
                out.toString(),
                "-classpath",
                CLASS_PATH.stream().map(type -> home(type).toString()).collect(Collectors.joining(File.pathSeparator)),
                processor ? "-processor" : "-proc:none",
                processor ? ExtensionAnnotationProcessor.class.getName() : "-g");
        StringWriter complaints = new StringWriter();
        List<JavaFileObject> units =
                sources.entrySet().stream().map(Compiler::unit).toList();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(complaints, null, null, options, null, units)
                .call();
        if (!compiled) {
            throw new AssertionError("the test's plugin does not compile: " + complaints);
        }
        return moveOut(out);
    }

    /** Return the jar or folder that {@code type} was loaded from. */
    static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static JavaFileObject unit(Map.Entry<String, String> source) {
        URI uri = URI.create("string:///" + source.getKey().replace('.', '/') + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.getValue();
            }
        };
    }

    private static Map<String, byte[]> moveOut(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.isRegularFile(path)) {
                    String name = folder.relativize(path).toString();
                    files.put(name.replace(File.separatorChar, '/'), Files.readAllBytes(path));
                }
                Files.delete(path);
            }
        }
        return files;
    }
}
