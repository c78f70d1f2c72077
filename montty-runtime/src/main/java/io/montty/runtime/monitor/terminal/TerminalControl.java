package io.montty.runtime.monitor.terminal;

import io.montty.runtime.monitor.text.WindowSize;
import java.io.IOException;

/** Control the terminal line, as {@code stty} does. */
public interface TerminalControl {

    /**
     * Hold what was found when the line was taken.
     *
     * @param settings as they were, in a form that {@link #restore} takes
     * @param size of the window; 0 by 0 if the terminal does not know it
     */
    record Found(String settings, WindowSize size) {}

    /**
     * Let every key arrive at once, unechoed and unchanged: no line editing, no flow control ({@code ^S}, {@code ^Q}),
     * and no key that sends a signal ({@code ^C}, {@code ^\}, {@code ^Z}).
     *
     * @throws IOException if there is no terminal, or it cannot be controlled; it is then as it was
     */
    Found take() throws IOException;

    /** Set the line back to what {@link #take} found. */
    void restore(String settings) throws IOException;

    /** Return the size of the window; 0 by 0 if the terminal does not know it. */
    WindowSize size() throws IOException;

    /** Tell whether a shell would be there that can continue what is stopped; an ssh command has none. */
    boolean canSuspend() throws IOException;

    /** Stop this process with its whole job, as {@code ^Z} at a shell does; return when it is continued. */
    void suspend() throws IOException;
}
