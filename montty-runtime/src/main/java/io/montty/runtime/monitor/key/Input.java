package io.montty.runtime.monitor.key;

/** Say what a person did: press a key, use the mouse, or paste. */
public sealed interface Input permits Key, Mouse, Pasted {}
