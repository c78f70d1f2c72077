/** Run commands so that none of them, nor any child of theirs, outlives its deadline or holds up the run. */
@NullMarked
package io.montty.runtime.process;

import org.jspecify.annotations.NullMarked;
