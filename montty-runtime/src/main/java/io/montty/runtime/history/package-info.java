/** Keep what changed on hosts, and what was measured there, for some time. */
@NullMarked
package io.montty.runtime.history;

import org.jspecify.annotations.NullMarked;
