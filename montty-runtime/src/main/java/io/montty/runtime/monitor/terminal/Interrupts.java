package io.montty.runtime.monitor.terminal;

/** Listen to the key that ends a program, {@code ^C}, where nobody took the terminal. */
public final class Interrupts {

    private Interrupts() {}

    /** Run {@code action}, on a thread of the JVM's, instead of ending the process. */
    public static void on(Runnable action) {
        ProcessSignals.on("INT", action);
    }
}
