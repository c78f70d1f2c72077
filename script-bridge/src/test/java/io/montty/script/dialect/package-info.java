/** Try the dialects on output that real plugins gave, and on output that nobody would give. */
@NullMarked
package io.montty.script.dialect;

import org.jspecify.annotations.NullMarked;
