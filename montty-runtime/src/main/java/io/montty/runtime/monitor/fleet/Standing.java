package io.montty.runtime.monitor.fleet;

import io.montty.api.Status;
import io.montty.runtime.monitor.text.Role;

/** Tell how a host stands, in order of how soon a person has to look. */
public enum Standing {
    NA,
    OKAY,
    WARN,
    /** It did not report when it should have, so what it said last may be over. */
    SILENT,
    ALERT;

    /** Return the standing of what has {@code status}. */
    public static Standing of(Status status) {
        return switch (status) {
            case NA -> NA;
            case OKAY -> OKAY;
            case WARN -> WARN;
            case ALERT -> ALERT;
        };
    }

    /** Return how it is shown. */
    public Role role() {
        return switch (this) {
            case NA -> Role.NA;
            case OKAY -> Role.OKAY;
            case WARN -> Role.WARN;
            case SILENT -> Role.SILENT;
            case ALERT -> Role.ALERT;
        };
    }
}
