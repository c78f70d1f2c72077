package io.montty.plugins.loader;

import io.montty.api.CheckSource;
import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;

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

    private final Path folder;
    private final String origin;
    private final Duration patience;
    private IsolatingPluginManager plugins;

    /**
     * Look for jars in {@code folder}; nothing is read before {@link #discover()}.
     *
     * @param folder the plugin folder; a missing one means that no plugin is installed
     * @param origin what stands before a jar's file name in origins and findings, e.g. {@code PLUGINS/}
     */
    public PluginCheckSource(Path folder, String origin) {
        this(folder, origin, PATIENCE);
    }

    /** Look for jars, giving up on an extension that is not there after {@code patience}. */
    PluginCheckSource(Path folder, String origin, Duration patience) {
        this.patience = patience;
        this.folder = folder;
        this.origin = origin;
        this.plugins = new IsolatingPluginManager(folder);
    }

    /** Load all jars anew; the checks of an earlier call must not be run any more. */
    @Override
    public Discovery discover() {
        close();
        plugins = new IsolatingPluginManager(folder);
        JarLoading loading = new JarLoading(plugins, origin, patience);
        if (!Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            loadAll(loading);
        }
        return loading.discovery();
    }

    private void loadAll(JarLoading loading) {
        try {
            for (Path entry : PluginFolder.entries(folder)) {
                loading.take(entry);
            }
        } catch (IOException e) {
            loading.report(new Finding(
                    origin,
                    Status.ALERT,
                    "no plugin is loaded: the plugin folder cannot be read (" + OneLine.of(e)
                            + "); make it a folder that the user who runs MonTTY can read and enter"));
        }
    }

    @Override
    public void close() {
        plugins.unloadPlugins();
    }
}
