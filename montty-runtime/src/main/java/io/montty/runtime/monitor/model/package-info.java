/** Decide what the monitor shows and when, without a terminal, a file or a thread. */
@NullMarked
package io.montty.runtime.monitor.model;

import org.jspecify.annotations.NullMarked;
