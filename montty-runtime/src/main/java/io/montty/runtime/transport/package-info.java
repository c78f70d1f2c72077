/** Carry reports from the host that made them to the server that files them. */
@NullMarked
package io.montty.runtime.transport;

import org.jspecify.annotations.NullMarked;
