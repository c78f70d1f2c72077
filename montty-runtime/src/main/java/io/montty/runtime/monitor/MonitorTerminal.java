package io.montty.runtime.monitor;

import io.montty.runtime.monitor.terminal.TerminalControl;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Hold the terminal that the monitor runs in.
 *
 * @param control of the line
 * @param in the bytes of the keys; its {@code available} must tell of bytes that wait
 * @param out unbuffered
 */
public record MonitorTerminal(TerminalControl control, InputStream in, OutputStream out) {}
