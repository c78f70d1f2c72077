package io.montty.api;

import org.pf4j.ExtensionPoint;

/** Offer a whole group of checks from a plugin jar. */
public interface CheckGroupProvider extends ExtensionPoint {

    /** Return the group; called once a run. */
    CheckGroup group();
}
