package io.montty.runtime.manager;

import java.nio.file.Path;
import java.util.Set;

/**
 * Say how much of its work a pass does.
 *
 * @param whole whether it does all; else it takes what came in, and leaves to the next whole pass what comes with time
 *     alone
 * @param passedOver the folders of the inbox that nothing is known to have come into
 */
record PassScope(boolean whole, Set<Path> passedOver) {

    static final PassScope WHOLE = new PassScope(true, Set.of());

    PassScope {
        passedOver = Set.copyOf(passedOver);
    }
}
