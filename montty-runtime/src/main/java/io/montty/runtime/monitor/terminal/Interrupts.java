package io.montty.runtime.monitor.terminal;

/** Listen to what ends a program: the key {@code ^C}, where nobody took the terminal, and who asks it to. */
public final class Interrupts {

    private Interrupts() {}

    /** Run {@code action}, on a thread of the JVM's, instead of ending the process. */
    public static void on(Runnable action) {
        ProcessSignals.on("INT", action);
    }

    /** Run {@code action}, on a thread of the JVM's, where something asks the process to end, a person or a supervisor. */
    public static void orTerminationOn(Runnable action) {
        ProcessSignals.on("INT", action);
        ProcessSignals.on("TERM", action);
    }
}
