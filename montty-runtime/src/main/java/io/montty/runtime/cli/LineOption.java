package io.montty.runtime.cli;

import io.montty.runtime.request.Request;

/** Judge options that take a line of text. */
final class LineOption {

    private LineOption() {}

    /** @throws UsageException if {@code text} says nothing, or is too long, or more than one line */
    static void check(String option, String text, int longest) {
        if (!Request.isLine(text, longest)) {
            throw new UsageException(option + (text.isBlank() ? " is missing" : " is too long, or more than one line")
                    + ", expected one line of at most " + longest + " characters");
        }
    }
}
