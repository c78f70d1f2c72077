package io.montty.runtime.monitor.screen;

/**
 * Say to whom the monitor shows what, and what may be done.
 *
 * @param server the name of this machine
 * @param version of MonTTY
 * @param user who asks for deletes and acknowledges
 * @param readOnly whether nothing may be changed
 * @param folder the project directory, safe to print
 */
public record Options(String server, String version, String user, boolean readOnly, String folder) {}
