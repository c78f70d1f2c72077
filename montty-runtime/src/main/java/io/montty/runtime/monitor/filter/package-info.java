/** Understand what a person types to see less. */
@NullMarked
package io.montty.runtime.monitor.filter;

import org.jspecify.annotations.NullMarked;
