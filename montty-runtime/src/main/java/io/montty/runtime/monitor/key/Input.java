package io.montty.runtime.monitor.key;

/** Say what a person did: press a key, or use the mouse. */
public sealed interface Input permits Key, Mouse {}
