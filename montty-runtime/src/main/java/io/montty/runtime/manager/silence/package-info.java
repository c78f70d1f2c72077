/** Decide from when a host was heard of whether it keeps its promise, and whether its clock is right; no file is touched here. */
@NullMarked
package io.montty.runtime.manager.silence;

import org.jspecify.annotations.NullMarked;
