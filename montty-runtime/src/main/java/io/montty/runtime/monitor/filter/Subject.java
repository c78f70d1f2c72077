package io.montty.runtime.monitor.filter;

import io.montty.runtime.monitor.fleet.Standing;
import java.time.Instant;
import java.util.Collection;

/** Say what a filter can ask of a row; all text is as it is shown. */
public interface Subject {

    /** Return how it stands. */
    Standing standing();

    /** Return the name of its host. */
    String host();

    /** Return its host's address; may be empty. */
    String address();

    /** Return the ids and titles of checks that fail. */
    Collection<String> checks();

    /** Return the tags of its checks. */
    Collection<String> tags();

    /** Return when it was received last. */
    Instant received();

    /** Return how many reports it stands for. */
    int count();

    /** Tell whether somebody takes care of it. */
    boolean acknowledged();

    /** Return what else is shown of it, such as what the worst check says. */
    String text();
}
