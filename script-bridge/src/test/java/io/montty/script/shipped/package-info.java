/** Run the scripts that MonTTY ships, on made-up hosts. */
@NullMarked
package io.montty.script.shipped;

import org.jspecify.annotations.NullMarked;
