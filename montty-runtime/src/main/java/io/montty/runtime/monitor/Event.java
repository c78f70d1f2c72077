package io.montty.runtime.monitor;

import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Input;
import io.montty.runtime.state.HostKey;
import java.util.List;
import java.util.Map;

/** Tell the one thread that owns the screen what happened elsewhere. */
sealed interface Event {

    /** A person pressed a key or used the mouse. */
    record Pressed(Input input) implements Event {}

    /** The report folders hold something else now. */
    record Changed(Snapshot snapshot) implements Event {}

    /** It was looked up how hosts were doing in the last hours. */
    record Remembered(Map<HostKey, List<Standing>> sparklines) implements Event {}

    /** It was looked up what reports complain of. */
    record Signed(Map<String, Signature> signatures) implements Event {}

    /** The doctor looked at the project directory. */
    record Diagnosed(List<String> lines) implements Event {}

    /** The window has another size. */
    record Resized() implements Event {}

    /** The job was stopped and goes on. */
    record Continued() implements Event {}

    /** The terminal will send no more keys. */
    record HungUp() implements Event {}

    /** Another thread broke. */
    record Failed(Throwable cause) implements Event {}
}
