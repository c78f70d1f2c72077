package io.montty.api;

/** Find checks in one kind of place. */
public interface CheckSource {

    /** Look through the place; trouble with one check is a finding and never hides another check. */
    Discovery discover();
}
