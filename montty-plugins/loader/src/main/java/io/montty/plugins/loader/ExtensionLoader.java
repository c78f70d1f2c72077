package io.montty.plugins.loader;

import io.montty.api.Check;
import io.montty.api.CheckGroup;
import io.montty.api.CheckGroupProvider;
import io.montty.api.CheckNode;
import io.montty.api.CheckSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.pf4j.ExtensionFactory;

/**
 * Make the checks of one jar.
 *
 * @param contents what the jar declares
 * @param loader what its classes are loaded with
 * @param factory what creates an extension
 * @param patience how long one extension may take to be created and to say what it offers
 */
record ExtensionLoader(JarContents contents, ClassLoader loader, ExtensionFactory factory, Duration patience) {

    /**
     * Create the extension {@code className} and ask it what it offers.
     *
     * <p>This happens on a thread of its own: code that never comes back is left there.
     *
     * @throws UnusablePluginException if it cannot be used, with all that an operator needs to know
     * @throws Exception and any error beside, from the plugin's own code
     */
    List<CheckNode> load(String className) throws Exception {
        FutureTask<List<CheckNode>> loading = new FutureTask<>(() -> nodes(factory.create(type(className))));
        Thread thread = new Thread(loading, "load " + className);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        try {
            return loading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            loading.cancel(true);
            throw new UnusablePluginException("it did not come back within " + patience.toSeconds()
                    + " s; let its static code, its constructor, spec() and group() do no work, and run() all of it");
        } catch (ExecutionException e) {
            throw thrownByPlugin(e);
        }
    }

    private static Exception thrownByPlugin(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof Exception cause ? cause : e;
    }

    private Class<?> type(String className) throws UnusablePluginException {
        try {
            return loader.loadClass(className);
        } catch (ClassNotFoundException e) {
            throw new UnusablePluginException(
                    contents.holdsClass(className)
                            ? "its class file cannot be read: the jar is damaged; copy it again"
                            : "the jar's index names it, but the jar does not hold it; make a clean build of the jar");
        }
    }

    private List<CheckNode> nodes(Object extension) throws UnusablePluginException {
        List<CheckNode> nodes = new ArrayList<>();
        if (extension instanceof Check check) {
            nodes.add(loaded(check));
        }
        if (extension instanceof CheckGroupProvider provider) {
            nodes.add(loaded(present(provider.group(), "its group() returned null; let it return a CheckGroup")));
        }
        if (nodes.isEmpty()) {
            throw new UnusablePluginException(
                    "it is neither a Check nor a CheckGroupProvider; implement one of the two,"
                            + " or take @Extension off the class");
        }
        return nodes;
    }

    private CheckNode loaded(CheckNode node) throws UnusablePluginException {
        CheckSpec spec = present(
                node.spec(), "spec() of " + node.getClass().getName() + " returned null; let it return a CheckSpec");
        if (node instanceof CheckGroup group) {
            return new CheckGroup(spec, group.mode(), loaded(group.filters()), loaded(group.members()));
        }
        return new LoadedCheck((Check) node, spec, loader);
    }

    private List<CheckNode> loaded(List<CheckNode> nodes) throws UnusablePluginException {
        List<CheckNode> loaded = new ArrayList<>();
        for (CheckNode node : nodes) {
            loaded.add(loaded(node));
        }
        return loaded;
    }

    private static <T> T present(@Nullable T value, String otherwise) throws UnusablePluginException {
        if (value == null) {
            throw new UnusablePluginException(otherwise);
        }
        return value;
    }
}
