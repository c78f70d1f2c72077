/** Drive the terminal: take it over, write to it sparingly, read its keys, and give it back whatever happens. */
@NullMarked
package io.montty.runtime.monitor.terminal;

import org.jspecify.annotations.NullMarked;
