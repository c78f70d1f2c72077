/** Keep what a run was found to do, so that the next one need not find it out again while nothing has changed. */
@NullMarked
package io.montty.runtime.checker.compiled;

import org.jspecify.annotations.NullMarked;
