package io.montty.runtime.monitor;

import java.util.List;

/** Find out what is wrong with the project directory; it takes seconds. */
@FunctionalInterface
public interface Doctor {

    /**
     * Return what was found, as people read it; also why nothing could be.
     *
     * @throws InterruptedException if the calling thread was interrupted
     */
    List<String> examine() throws InterruptedException;
}
