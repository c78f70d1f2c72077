/** Hold text as a terminal shows it: lines of spans in roles, and the columns that characters take. */
@NullMarked
package io.montty.runtime.monitor.text;

import org.jspecify.annotations.NullMarked;
