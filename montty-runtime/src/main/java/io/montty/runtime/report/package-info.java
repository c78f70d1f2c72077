/** Write reports and read them back, and make what came from a host safe to print. */
@NullMarked
package io.montty.runtime.report;

import org.jspecify.annotations.NullMarked;
