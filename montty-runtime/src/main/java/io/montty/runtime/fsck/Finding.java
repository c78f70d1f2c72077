package io.montty.runtime.fsck;

import java.io.IOException;

/**
 * Hold a promise that is broken.
 *
 * @param where the file or folder, told from the project directory
 * @param what what is wrong with it
 * @param repair what a repair does, in words
 * @param step what it does
 */
public record Finding(String where, String what, String repair, Step step) {

    /** Do the smallest thing that keeps the promise again. */
    public interface Step {

        /**
         * Do it.
         *
         * @throws IOException if it cannot be done; everything is then as it was
         */
        void take() throws IOException;
    }

    /** Tell whether a repair can do anything. */
    public boolean isRepairable() {
        return step != ByHand.STEP;
    }

    /** Return a finding that only a person can do something about. */
    static Finding byHand(String where, String what, String advice) {
        return new Finding(where, what, "by hand: " + advice, ByHand.STEP);
    }

    private static final class ByHand {

        static final Step STEP = () -> {};
    }
}
