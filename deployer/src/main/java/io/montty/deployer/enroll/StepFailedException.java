package io.montty.deployer.enroll;

/** End an enrolment at the step that could not be done, with a message that says what to do. */
final class StepFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StepFailedException(String message) {
        super(message);
    }
}
