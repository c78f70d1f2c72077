package io.montty.plugins.loader;

import io.montty.api.CheckSource;
import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Find the checks in the plugin jars of one folder.
 *
 * <p>A plugin is a jar with {@code Plugin-Id} and {@code Plugin-Version} in its manifest and an index of its extensions,
 * which PF4J's annotation processor writes. Jars are taken in the order of their file names, and the checks of a jar in
 * the order of their class names. Each jar sees Java, MonTTY's API and its own classes, and nothing else.
 *
 * <p>Closing the source closes the jars: its checks must not be run any more.
 */
public final class PluginCheckSource implements CheckSource, AutoCloseable {

    /** How long one extension may take; far more than a constructor needs, far less than a run from cron has. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PluginPlace place;
    private final KnownJars known;
    private final Duration patience;
    private IsolatingPluginManager plugins;
    private PrivateCopies copies;

    /**
     * Look for jars in {@code place}; nothing is read before {@link #discover()}.
     *
     * @param known what is known of jars, and which of their checks are needed
     */
    public PluginCheckSource(PluginPlace place, KnownJars known) {
        this(place, known, PATIENCE);
    }

    /** Look for jars, giving up on an extension that is not there after {@code patience}. */
    PluginCheckSource(PluginPlace place, KnownJars known, Duration patience) {
        this.place = place;
        this.known = known;
        this.patience = patience;
        this.plugins = new IsolatingPluginManager(place.folder());
        this.copies = new PrivateCopies(place.temporary());
    }

    /** Load all jars anew; the checks of an earlier call must not be run any more. */
    @Override
    public Discovery discover() {
        close();
        plugins = new IsolatingPluginManager(place.folder());
        copies = new PrivateCopies(place.temporary());
        if (!FileTrust.isThere(place.folder())) {
            return new Discovery(List.of(), List.of());
        }
        try {
            return discovered();
        } catch (IOException e) {
            return nothing(
                    "",
                    "the plugin folder cannot be read (" + OneLine.of(e)
                            + "); make it a folder that the user who runs MonTTY can read and enter");
        }
    }

    private Discovery discovered() throws IOException {
        List<Path> entries = PluginFolder.entries(place.folder());
        List<String> flaws = new ArrayList<>(place.trust().flawsUpToRoot(place.folder()));
        Path list = place.folder().resolve(PluginLock.FILE);
        if (flaws.isEmpty() && FileTrust.isThere(list)) {
            flaws.addAll(place.trust().flawsUpToRoot(list));
        }
        if (!flaws.isEmpty()) {
            List<String> jars = entries.stream()
                    .filter(PluginFolder::isJar)
                    .map(PluginFolder::name)
                    .toList();
            return jars.isEmpty()
                    ? new Discovery(List.of(), List.of())
                    : nothing(" (" + String.join(", ", jars) + ")", String.join("; ", flaws));
        }
        PluginLock lock = PluginLock.read(place.folder());
        JarLoading loading = new JarLoading(plugins, place, lock, copies, known, patience);
        entries.stream()
                .filter(entry -> known.isWorthReading(PluginFolder.name(entry)))
                .forEach(loading::take);
        report(lock, entries, loading);
        return loading.discovery();
    }

    private void report(PluginLock lock, List<Path> entries, JarLoading loading) {
        lock.mistakes()
                .forEach(mistake ->
                        loading.report(new Finding(place.origin() + PluginLock.FILE, Status.ALERT, mistake)));
        Set<String> there = entries.stream().map(PluginFolder::name).collect(Collectors.toSet());
        lock.entries().values().stream()
                .filter(entry -> !there.contains(entry.file()))
                .forEach(entry -> loading.report(new Finding(
                        place.origin() + entry.file(),
                        Status.WARN,
                        "is listed in " + PluginLock.FILE + " but not there, so its checks do not run; put it back, or"
                                + " take it off the list with: montty plugins remove " + entry.id())));
    }

    private Discovery nothing(String jars, String why) {
        return new Discovery(
                List.of(),
                List.of(new Finding(place.origin(), Status.ALERT, "no plugin is loaded" + jars + ": " + why)));
    }

    @Override
    public void close() {
        plugins.unloadPlugins();
        try {
            copies.close();
        } catch (IOException e) {
            // The next run clears away what this one leaves.
        }
    }
}
