package io.montty.plugins.loader;

import java.nio.file.Path;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;
import org.pf4j.RuntimeMode;

/** Load jars with PF4J, each behind its own {@link IsolatingClassLoader}. */
final class IsolatingPluginManager extends JarPluginManager {

    IsolatingPluginManager(Path folder) {
        super(folder);
    }

    /** Return the one mode that loads jars; without this the system property {@code pf4j.mode} could switch it. */
    @Override
    public RuntimeMode getRuntimeMode() {
        return RuntimeMode.DEPLOYMENT;
    }

    /** Load {@code jar} and return what loads its classes. */
    ClassLoader load(Path jar) {
        return getPluginClassLoader(loadPlugin(jar));
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new JarPluginLoader(this) {
            @Override
            protected PluginClassLoader createPluginClassLoader(Path jar, PluginDescriptor descriptor) {
                return new IsolatingClassLoader(pluginManager, descriptor);
            }
        };
    }
}
