package io.montty.runtime.monitor.screen;

/** Let a person look for text on a screen. */
public interface Searched {

    /** Return what is looked for; empty if nothing. */
    String sought();

    /** Look for {@code text}, whatever the case of its letters, from where the screen is; empty for nothing. */
    void find(String text);
}
