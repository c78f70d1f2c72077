package io.montty.runtime.monitor.terminal;

import io.montty.runtime.monitor.text.WindowSize;
import java.io.IOException;

/** Control the terminal line, as {@code stty} does. */
public interface TerminalControl {

    /**
     * Return the line's settings in a form that {@link #restore} takes.
     *
     * @throws IOException if there is no terminal
     */
    String save() throws IOException;

    /**
     * Let every key arrive at once, unechoed and unchanged: no line editing, no flow control ({@code ^S}, {@code ^Q}),
     * and no key that sends a signal ({@code ^C}, {@code ^\}, {@code ^Z}).
     */
    void raw() throws IOException;

    /** Set the line back to what {@link #save} returned. */
    void restore(String saved) throws IOException;

    /** Return the size of the window; 0 by 0 if the terminal does not know it. */
    WindowSize size() throws IOException;

    /** Stop this process with its whole job, as {@code ^Z} at a shell does; return when it is continued. */
    void suspend() throws IOException;
}
