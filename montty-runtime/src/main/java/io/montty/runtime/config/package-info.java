/** Read {@code montty.yaml} and {@code checks.yaml}, and name every mistake in them at once, with its line. */
@NullMarked
package io.montty.runtime.config;

import org.jspecify.annotations.NullMarked;
