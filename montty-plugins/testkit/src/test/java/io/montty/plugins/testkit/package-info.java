/** Use the testkit as a plugin's author would. */
@NullMarked
package io.montty.plugins.testkit;

import org.jspecify.annotations.NullMarked;
