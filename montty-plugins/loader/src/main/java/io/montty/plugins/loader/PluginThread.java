package io.montty.plugins.loader;

import java.util.concurrent.Callable;

/** Run code of a plugin so that libraries which look up classes by thread find the plugin's. */
final class PluginThread {

    private PluginThread() {}

    /** Call {@code code} with {@code loader} as the thread's context class loader. */
    static <T> T call(ClassLoader loader, Callable<T> code) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return code.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
