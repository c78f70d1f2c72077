package io.montty.api;

/** Name a place in the tree of checks: a single check, or a group of them. */
public sealed interface CheckNode permits Check, CheckGroup {

    /** Return the fixed description of this node; the same value at every call. */
    CheckSpec spec();
}
