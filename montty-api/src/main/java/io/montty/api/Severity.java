package io.montty.api;

/** Say how bad it is when something is not as it should be, as a configuration may. */
public enum Severity {
    WARN(Status.WARN),
    ALERT(Status.ALERT);

    private final Status status;

    Severity(Status status) {
        this.status = status;
    }

    /** Return the status that it makes. */
    public Status status() {
        return status;
    }
}
