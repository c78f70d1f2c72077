package io.montty.runtime.monitor;

import io.montty.runtime.monitor.model.Key;
import io.montty.runtime.monitor.model.Snapshot;

/** Tell the one thread that owns the screen what happened elsewhere. */
sealed interface Event {

    /** A key was pressed. */
    record Pressed(Key key) implements Event {}

    /** The report folders hold something else now. */
    record Changed(Snapshot snapshot) implements Event {}

    /** The window has another size. */
    record Resized() implements Event {}

    /** The job was stopped and goes on. */
    record Continued() implements Event {}

    /** The terminal will send no more keys. */
    record HungUp() implements Event {}

    /** Another thread broke. */
    record Failed(Throwable cause) implements Event {}
}
