package io.montty.runtime;

import org.opentest4j.TestAbortedException;

/** Skip a test that needs what is not there, so that nobody overlooks it. */
public final class Needs {

    private Needs() {}

    /** Go on if {@code there}; else skip the test and say on the console what went unchecked, and how to check it. */
    public static void that(boolean there, String unchecked, String remedy) {
        if (!there) {
            String message = "SKIPPED, NOT CHECKED: " + unchecked + "; " + remedy;
            System.err.println(message);
            throw new TestAbortedException(message);
        }
    }
}
