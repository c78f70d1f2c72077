/** Examine every promise about the folders of a server, and put right what can be put right by one small step. */
@NullMarked
package io.montty.runtime.fsck;

import org.jspecify.annotations.NullMarked;
