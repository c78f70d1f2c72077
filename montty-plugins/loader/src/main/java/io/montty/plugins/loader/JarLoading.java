package io.montty.plugins.loader;

import io.montty.api.CheckGroup;
import io.montty.api.CheckNode;
import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Load one entry of the plugin folder after the other and collect what comes of it. */
final class JarLoading {

    private final IsolatingPluginManager plugins;
    private final PluginPlace place;
    private final JarGate gate;
    private final PrivateCopies copies;
    private final KnownJars known;
    private final Duration patience;
    private final List<Discovery.PassedOver> passedOver = new ArrayList<>();
    private final List<Discovery.Found> found = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> jarsByPluginId = new HashMap<>();
    private final Map<String, String> placesByCheckId = new HashMap<>();

    JarLoading(
            IsolatingPluginManager plugins,
            PluginPlace place,
            PluginLock lock,
            PrivateCopies copies,
            KnownJars known,
            Duration patience) {
        this.plugins = plugins;
        this.place = place;
        this.gate = new JarGate(place, lock);
        this.copies = copies;
        this.known = known;
        this.patience = patience;
    }

    /** Load {@code entry} if it is a jar. */
    void take(Path entry) {
        String source = place.origin() + PluginFolder.name(entry);
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
        return new Discovery(found, findings, passedOver);
    }

    // A plugin is foreign code: whatever it throws, errors included, is its own trouble and never that of the run.
    private void load(Path jar, String source) {
        try {
            JarGate.Admitted admitted = gate.admit(jar);
            if (!passOver(admitted, source)) {
                load(admitted, source);
            }
        } catch (Throwable thrown) {
            report(new Finding(source, Status.ALERT, "not loaded: " + LoadFailure.explain(thrown)));
        }
    }

    private boolean passOver(JarGate.Admitted jar, String source) {
        Optional<List<KnownJars.Known>> checks = known.checks(jar.sha256());
        if (checks.isEmpty() || checks.get().stream().anyMatch(known::isNeeded)) {
            return false;
        }
        Set<String> ids = checks.get().stream().map(KnownJars.Known::id).collect(Collectors.toSet());
        passedOver.add(new Discovery.PassedOver(source, ids));
        return true;
    }

    private void load(JarGate.Admitted jar, String source) throws IOException, UnusablePluginException {
        int before = findings.size();
        int first = found.size();
        ExtensionLoader extensions = open(copies.of(jar), source);
        for (String extension : extensions.contents().extensions()) {
            load(extension, extensions, source);
        }
        if (findings.size() == before) { // what is wrong with a jar must be said again in every run
            List<KnownJars.Known> checks = new ArrayList<>();
            found.subList(first, found.size()).forEach(one -> collect(one.node(), checks));
            known.remember(jar.sha256(), checks);
        }
    }

    private static void collect(CheckNode node, List<KnownJars.Known> into) {
        into.add(new KnownJars.Known(node.spec().id(), node.spec().tags()));
        if (node instanceof CheckGroup group) {
            group.filters().forEach(filter -> collect(filter, into));
            group.members().forEach(member -> collect(member, into));
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
