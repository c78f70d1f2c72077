package io.montty.runtime.process;

/**
 * Name a process that was still there when the check that started it had ended.
 *
 * @param check the id of the check, or empty if the process hid it
 * @param pid its process id
 * @param name its command name
 */
public record LeftBehind(String check, long pid, String name) {}
