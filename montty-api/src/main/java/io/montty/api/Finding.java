package io.montty.api;

import java.util.Objects;

/**
 * Tell the operator about something that is not a check's own result: a jar that does not load, a script that cannot
 * run, a process left behind.
 *
 * @param source what it is about: a file relative to the project directory, or a check's id
 * @param status how severe it is; WARN or ALERT
 * @param message one line: what is wrong, what was expected, what to do
 */
public record Finding(String source, Status status, String message) {

    /** @throws NullPointerException naming what is missing */
    public Finding {
        Objects.requireNonNull(source, "a finding needs a source");
        Objects.requireNonNull(status, "a finding needs a status");
        Objects.requireNonNull(message, "a finding needs a message");
    }
}
