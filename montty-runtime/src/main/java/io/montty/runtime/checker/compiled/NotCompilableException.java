package io.montty.runtime.checker.compiled;

/** Say why something cannot be kept in a plan; the run goes on without one. */
final class NotCompilableException extends Exception {

    private static final long serialVersionUID = 1L;

    NotCompilableException(String message) {
        super(message, null, false, false);
    }
}
