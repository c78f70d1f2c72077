/** Show filed reports in a terminal, or print them once. */
@NullMarked
package io.montty.runtime.monitor;

import org.jspecify.annotations.NullMarked;
