package io.montty.deployer.doctor;

/** Say how something is, the worst first. */
public enum Verdict {
    /** It does not work, or lets in whom it should not. */
    WRONG,
    /** It works, and may not for long. */
    WARN,
    /** It was not looked at. */
    SKIPPED,
    /** Nothing is wrong with it. */
    OK
}
