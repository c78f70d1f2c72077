/** Run this host's checks and hand on what came of it. */
@NullMarked
package io.montty.runtime.checker;

import org.jspecify.annotations.NullMarked;
