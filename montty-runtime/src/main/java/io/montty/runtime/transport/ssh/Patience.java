package io.montty.runtime.transport.ssh;

import java.time.Duration;

/**
 * Say how long a server may take for each thing that it has to do, and how long one session is used.
 *
 * @param connect from the first packet until the command runs there, all jump hosts included
 * @param greeting until the receiver has greeted
 * @param report from a report's first byte until its answer
 * @param session after which a new one is opened; the server ends one after 60 s
 */
public record Patience(Duration connect, Duration greeting, Duration report, Duration session) {

    /** What suits a server that is far away, busy and well. */
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(45));
}
