package io.montty.runtime.cli;

/** Tell for whom a command prints its data. */
enum OutputFormat {
    TEXT,
    JSON
}
