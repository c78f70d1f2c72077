package io.montty.runtime.monitor.view;

import java.time.Instant;

/**
 * Say what a view has to work with.
 *
 * @param columns of the window
 * @param rows between the header and the footer
 * @param now what ages are told at
 * @param glyphs what can be drawn
 */
record Room(int columns, int rows, Instant now, Glyphs glyphs) {}
