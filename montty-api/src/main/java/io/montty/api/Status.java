package io.montty.api;

import java.util.Collection;

/** Rank what a check found, in order of severity. */
public enum Status {
    /** Not applicable here, or not known. */
    NA,
    OKAY,
    WARN,
    ALERT;

    /** Return the more severe of the two. */
    public Status worst(Status other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Return the most severe of {@code statuses}, or {@link #NA} when there are none. */
    public static Status worst(Collection<Status> statuses) {
        return statuses.stream().reduce(NA, Status::worst);
    }
}
