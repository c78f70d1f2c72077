package io.montty.deployer.doctor;

import java.io.IOException;
import java.util.List;

/** Look at one thing that can be wrong. */
public interface Examination {

    /** Return what is looked at, in a few words. */
    String name();

    /**
     * Look.
     *
     * @return what was found, at least one thing
     * @throws IOException if it cannot be looked at
     */
    List<Finding> look() throws IOException, InterruptedException;
}
