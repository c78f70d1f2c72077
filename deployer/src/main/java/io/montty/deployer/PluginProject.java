package io.montty.deployer;

import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * Say what is in a new plugin project: the same that the Maven archetype makes.
 *
 * @param name what the project, its artifact and its plugin are called
 * @param groupId whose it is, for Maven
 * @param packageName where its classes are
 */
record PluginProject(String name, String groupId, String packageName) {

    private static final String VERSION = "1.0.0";
    private static final Pattern GROUP_ID = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final List<String> PACKAGED = List.of("src/main/java/", "src/test/java/");

    /** @throws UsageException if Maven or Java would not take one of the names */
    PluginProject {
        if (!GROUP_ID.matcher(groupId).matches()) {
            throw new UsageException(
                    "--group-id " + groupId + " is not words of letters, digits, - and _ with dots between them;"
                            + " give one such as com.example");
        }
        if (!SourceVersion.isName(packageName, SourceVersion.RELEASE_17)) {
            throw new UsageException(packageName + " is not the name of a Java package; give one such as"
                    + " com.example.checks with --package");
        }
    }

    /** Return the texts of its files by their paths within it. */
    SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (Map.Entry<String, String> template : PluginTemplates.read().entrySet()) {
            files.put(path(template.getKey()), text(template.getValue()));
        }
        return files;
    }

    private String path(String template) {
        for (String folder : PACKAGED) {
            if (template.startsWith(folder)) {
                return folder + packageName.replace('.', '/') + "/" + template.substring(folder.length());
            }
        }
        return template;
    }

    private String text(String template) {
        return template.replace("${groupId}", groupId)
                .replace("${artifactId}", name)
                .replace("${version}", VERSION)
                .replace("${package}", packageName);
    }
}
