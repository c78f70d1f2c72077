package io.montty.plugins.loader;

import io.montty.api.CheckNode;
import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Load one entry of the plugin folder after the other and collect what comes of it. */
final class JarLoading {

    private final IsolatingPluginManager plugins;
    private final String origin;
    private final Duration patience;
    private final List<Discovery.Found> found = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> jarsByPluginId = new HashMap<>();
    private final Map<String, String> placesByCheckId = new HashMap<>();

    JarLoading(IsolatingPluginManager plugins, String origin, Duration patience) {
        this.plugins = plugins;
        this.origin = origin;
        this.patience = patience;
    }

    /** Load {@code entry} if it is a jar. */
    void take(Path entry) {
        String source = origin + PluginFolder.name(entry);
        Optional<PluginFolder.Objection> objection = PluginFolder.objection(entry);
        if (objection.isPresent()) {
            report(new Finding(
                    source,
                    objection.get().status(),
                    "not loaded: " + objection.get().message()));
        } else if (PluginFolder.isJar(entry)) {
            load(entry, source);
        }
    }

    /** Add what the operator must know. */
    void report(Finding finding) {
        findings.add(finding);
    }

    /** Return all that came of it. */
    Discovery discovery() {
        return new Discovery(found, findings);
    }

    // A plugin is foreign code: whatever it throws, errors included, is its own trouble and never that of the run.
    private void load(Path jar, String source) {
        try {
            ExtensionLoader extensions = open(jar, source);
            for (String extension : extensions.contents().extensions()) {
                load(extension, extensions, source);
            }
        } catch (Throwable thrown) {
            report(new Finding(source, Status.ALERT, "not loaded: " + LoadFailure.explain(thrown)));
        }
    }

    private void load(String extension, ExtensionLoader extensions, String source) {
        try {
            for (CheckNode node : extensions.load(extension)) {
                add(node, extension, source);
            }
        } catch (Throwable thrown) {
            report(new Finding(source, Status.ALERT, extension + " is not loaded: " + LoadFailure.explain(thrown)));
        }
    }

    private ExtensionLoader open(Path jar, String source) throws UnusablePluginException {
        JarContents contents = JarContents.read(jar);
        String first = jarsByPluginId.putIfAbsent(contents.id(), source);
        if (first != null) {
            throw new UnusablePluginException("its Plugin-Id " + contents.id() + " is also that of " + first
                    + ", which comes first; remove one of the two jars, or give it a Plugin-Id of its own");
        }
        for (String warning : contents.warnings()) {
            report(new Finding(source, Status.WARN, warning));
        }
        return new ExtensionLoader(contents, plugins.load(jar), plugins.getExtensionFactory(), patience);
    }

    private void add(CheckNode node, String extension, String source) {
        String id = node.spec().id();
        String first = placesByCheckId.putIfAbsent(id, extension + " in " + source);
        if (first == null) {
            found.add(new Discovery.Found(node, source));
        } else {
            report(new Finding(
                    source,
                    Status.ALERT,
                    extension + " is not loaded: its check id " + id + " is also that of " + first
                            + ", which comes first; give it an id of its own, or remove one of the two"));
        }
    }
}
