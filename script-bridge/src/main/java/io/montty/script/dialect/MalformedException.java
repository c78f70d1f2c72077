package io.montty.script.dialect;

/** Leave the line or item at hand because it breaks its grammar; never leaves this package. */
final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    MalformedException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Return what is wrong, for people. */
    String reason() {
        return reason;
    }
}
