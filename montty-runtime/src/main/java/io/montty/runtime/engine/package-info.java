/** Run a tree of checks in parallel, each with its own deadline, and turn what happened into report entries. */
@NullMarked
package io.montty.runtime.engine;

import org.jspecify.annotations.NullMarked;
