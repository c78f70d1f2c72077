package io.montty.runtime.monitor;

import io.montty.runtime.monitor.view.ColorDepth;
import io.montty.runtime.store.ProjectLayout;
import java.nio.charset.Charset;

/**
 * Say what the monitor shows, to whom and how.
 *
 * @param layout the project directory whose reports are shown
 * @param user who asks for deletes
 * @param colors how many colours the terminal is shown
 * @param charset what the terminal can show
 * @param version of MonTTY, for the header
 */
public record MonitorSettings(ProjectLayout layout, String user, ColorDepth colors, Charset charset, String version) {}
