package io.montty.plugins.loader;

import io.montty.api.Check;
import java.util.List;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * Show a plugin Java, MonTTY's API and its own classes.
 *
 * <p>What a plugin shares with MonTTY must be one class on both sides: a plugin that brings its own copy of
 * {@code Check} would offer no check at all, and its own copy of a constraint would never be validated. Everything
 * else of MonTTY stays out of sight, so that no plugin leans on a library that the next release may drop.
 */
final class IsolatingClassLoader extends PluginClassLoader {

    private static final List<String> SHARED =
            List.of("io.montty.api.", "jakarta.validation.", "org.jspecify.", "org.pf4j.", "org.slf4j.");

    private final ClassLoader application = Check.class.getClassLoader();

    IsolatingClassLoader(PluginManager manager, PluginDescriptor descriptor) {
        super(manager, descriptor, ClassLoader.getPlatformClassLoader());
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            try {
                return application.loadClass(name);
            } catch (ClassNotFoundException e) {
                // Not one of ours: a bridge to SLF4J, for one, is the plugin's own under SLF4J's prefix.
                return super.loadClass(name);
            }
        }
        return super.loadClass(name);
    }
}
