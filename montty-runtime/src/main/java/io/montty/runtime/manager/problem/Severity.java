package io.montty.runtime.manager.problem;

import io.montty.api.Status;

/** Tell problems from the rest; what is not known or does not apply is none. */
final class Severity {

    private Severity() {}

    static boolean isProblem(Status status) {
        return status == Status.WARN || status == Status.ALERT;
    }
}
