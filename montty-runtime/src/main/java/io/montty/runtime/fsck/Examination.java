package io.montty.runtime.fsck;

import java.io.IOException;
import java.util.function.Consumer;

/** Look at one kind of promise; changes nothing. */
public interface Examination {

    /**
     * Tell {@code findings} what is broken.
     *
     * @throws IOException if it cannot be looked at
     */
    void examine(Consumer<Finding> findings) throws IOException;
}
