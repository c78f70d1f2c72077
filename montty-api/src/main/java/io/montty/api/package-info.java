/** Define a check: what it is called, what it may touch, and what it answers. */
@NullMarked
package io.montty.api;

import org.jspecify.annotations.NullMarked;
