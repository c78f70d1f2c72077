package io.montty.runtime.monitor;

import java.nio.file.Path;

/**
 * Say where the user's own files are.
 *
 * @param workingDirectory the folder that the monitor was called in, where exports go
 * @param home the user's home folder
 * @param state the folder where the monitor keeps what it has to remember; made when needed
 */
public record UserFiles(Path workingDirectory, Path home, Path state) {}
