package io.montty.runtime.monitor.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Listen to signals of the operating system.
 *
 * <p>Java has no supported way. {@code sun.misc.Signal} of the module {@code jdk.unsupported} is the one that every
 * JDK has and means to keep, but javac warns of each mention of it and that warning cannot be suppressed; hence
 * reflection.
 */
final class ProcessSignals {

    private ProcessSignals() {}

    /**
     * Run {@code action}, on a thread of the JVM's, whenever the signal comes.
     *
     * @param name without {@code SIG}, e.g. {@code WINCH}
     * @throws IllegalStateException if this JVM cannot listen to the signal
     */
    static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object listener = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.invoke(action, arguments);
                        }
                        action.run();
                        return null;
                    });
            Object named = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, named, listener);
        } catch (ClassNotFoundException | NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("this Java has no module jdk.unsupported, which this needs", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("this Java cannot listen to the signal " + name, e.getCause());
        }
    }
}
