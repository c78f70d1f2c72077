package io.montty.runtime.process;

/**
 * Name a process that was still there when the check that started it had ended.
 *
 * @param check the id of the check, or empty if it is not known
 * @param pid its process id
 * @param name its command name
 * @param ended whether it could be ended
 */
public record LeftBehind(String check, long pid, String name, boolean ended) {}
