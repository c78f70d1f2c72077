package io.montty.checks.security;

import io.montty.api.Status;

/** Say how bad it is when something is not as it should be. */
enum Severity {
    WARN(Status.WARN),
    ALERT(Status.ALERT);

    private final Status status;

    Severity(Status status) {
        this.status = status;
    }

    Status status() {
        return status;
    }
}
