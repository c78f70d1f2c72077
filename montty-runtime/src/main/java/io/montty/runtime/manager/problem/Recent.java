package io.montty.runtime.manager.problem;

import io.montty.api.Status;
import io.montty.runtime.state.CheckState;

/**
 * Hold what the last reports said of a check.
 *
 * @param letters the first letter of each status, the newest last
 */
record Recent(String letters) {

    static final Recent NOTHING = new Recent("");

    private static final String IN_ORDER = "NOWA";

    /** Return this with {@code newest} behind it, and the oldest left out if that is too many. */
    Recent plus(Status newest) {
        String kept = letters.length() < CheckState.RECENT
                ? letters
                : letters.substring(letters.length() - CheckState.RECENT + 1);
        return new Recent(kept + letter(newest));
    }

    /** Count those of the last {@code results} that are at least as bad as {@code status}. */
    int atLeast(Status status, int results) {
        int least = IN_ORDER.indexOf(letter(status));
        int count = 0;
        for (int i = Math.max(0, letters.length() - results); i < letters.length(); i++) {
            if (IN_ORDER.indexOf(letters.charAt(i)) >= least) {
                count++;
            }
        }
        return count;
    }

    /** Count how often one is unlike the one before it; OKAY and NA are both no problem, so they are alike. */
    int changes() {
        int count = 0;
        for (int i = 1; i < letters.length(); i++) {
            if (likened(letters.charAt(i)) != likened(letters.charAt(i - 1))) {
                count++;
            }
        }
        return count;
    }

    private static char letter(Status status) {
        return status.name().charAt(0);
    }

    private static char likened(char letter) {
        return letter == 'N' ? 'O' : letter;
    }
}
