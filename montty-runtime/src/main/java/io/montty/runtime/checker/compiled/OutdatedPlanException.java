package io.montty.runtime.checker.compiled;

/** Say that a plan is not what it was made from any more; the run then looks at everything anew. */
public final class OutdatedPlanException extends Exception {

    private static final long serialVersionUID = 1L;

    OutdatedPlanException(String message) {
        super(message, null, false, false);
    }
}
