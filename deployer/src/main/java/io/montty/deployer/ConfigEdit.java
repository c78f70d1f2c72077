package io.montty.deployer;

import io.montty.runtime.cli.UsageException;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ConfigurationException;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Set keys of a project's {@code montty.yaml}, and prove before it is written that nothing else has changed.
 *
 * @param project the project directory
 * @param temporary where the changed file lies while it is read for proof
 */
record ConfigEdit(ProjectLayout project, Path temporary) {

    /** What YAML could take for something else than text is put into quotation marks. */
    private static final Pattern PLAIN =
            Pattern.compile("(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][a-z0-9./_-]*");

    /**
     * Set {@code values}, each by its section and key, as in {@code server.host}.
     *
     * @return whether anything had to be changed
     * @throws UsageException naming a key that there is not, or what in the file stands in the way
     */
    boolean set(Map<String, String> values) throws IOException {
        String text = Files.readString(project.config());
        Map<String, Object> before = read(project, "");
        Map<String, Object> wanted = new TreeMap<>(before);
        MonttyYaml yaml = new MonttyYaml(text);
        for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
            Object old = before.get(entry.getKey());
            if (!(old instanceof String || old instanceof Integer)) {
                throw new UsageException("--set " + entry.getKey() + "=" + entry.getValue()
                        + ": there is no such key of text or number; nothing was changed");
            }
            Object value = old instanceof Integer ? number(entry) : entry.getValue();
            wanted.put(entry.getKey(), value);
            if (!value.equals(old)) {
                int dot = entry.getKey().indexOf('.');
                set(yaml, entry.getKey().substring(0, dot), entry.getKey().substring(dot + 1), value);
            }
        }
        if (wanted.equals(before)) {
            return false;
        }
        prove(yaml.text(), wanted);
        AtomicFiles.write(project.config(), yaml.text().getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private void set(MonttyYaml yaml, String section, String key, Object value) {
        try {
            yaml.set(section, key, written(value));
        } catch (UsageException e) {
            throw new UsageException(project.config() + ", " + e.getMessage());
        }
    }

    private static Object number(Map.Entry<String, String> entry) {
        try {
            return Integer.valueOf(entry.getValue());
        } catch (NumberFormatException e) {
            throw new UsageException("--set " + entry.getKey() + " is '" + entry.getValue()
                    + "', expected a number; nothing was changed");
        }
    }

    private static String written(Object value) {
        String text = value.toString();
        if (value instanceof Integer || PLAIN.matcher(text).matches()) {
            return text;
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == '"' || c == '\\')) {
            throw new UsageException("the value '" + text + "' holds a quotation mark, a backslash or a control"
                    + " character; nothing was changed");
        }
        return '"' + text + '"';
    }

    private void prove(String text, Map<String, Object> wanted) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "montty-config-");
        ProjectLayout changed = new ProjectLayout(folder);
        try {
            Files.writeString(changed.config(), text);
            String says = "it would then be wrong: ";
            if (!read(changed, says).equals(wanted)) {
                throw new UsageException(project.config() + " is written in a way that does not let these keys be set"
                        + " without changing others; nothing was changed; enter them by hand");
            }
        } finally {
            Files.deleteIfExists(changed.config());
            Files.delete(folder);
        }
    }

    private Map<String, Object> read(ProjectLayout layout, String says) {
        try {
            return flat(new Configuration(layout).montty());
        } catch (ConfigurationException e) {
            throw new UsageException(
                    project.config() + " could not be changed; " + says + e.getMessage() + "; nothing was changed");
        }
    }

    private static Map<String, Object> flat(MonttyConfig config) {
        Map<String, Object> values = new TreeMap<>();
        try {
            for (RecordComponent section : MonttyConfig.class.getRecordComponents()) {
                Object part = section.getAccessor().invoke(config);
                for (RecordComponent key : section.getType().getRecordComponents()) {
                    values.put(
                            name(section) + "." + name(key), key.getAccessor().invoke(part));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the configuration is made of public records", e);
        }
        return values;
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
