package io.montty.script.dialect;

import io.montty.api.Status;

/**
 * Say what an exit code means.
 *
 * @param status the status it stands for
 * @param unknown whether the script said by it that it could not tell
 */
public record Verdict(Status status, boolean unknown) {

    /** Stand for a status that the script is sure of. */
    public static Verdict of(Status status) {
        return new Verdict(status, false);
    }

    /** Stand for a status that is only assumed, since the script could not tell. */
    public static Verdict unsure(Status status) {
        return new Verdict(status, true);
    }

    /** Return for example {@code WARN, marked unknown}. */
    @Override
    public String toString() {
        return unknown ? status + ", marked unknown" : status.toString();
    }
}
