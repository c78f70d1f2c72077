package io.montty.deployer.doctor;

import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.protocol.Greeting;
import java.io.IOException;

/** Open a session with the server as a sender does, hand in nothing, and close it. */
public interface ServerProbe {

    /**
     * Return what the server that {@code config} names says first.
     *
     * @throws IOException if there is no session, with a message that says why and what to do
     */
    Greeting greeting(MonttyConfig config) throws IOException;
}
