/** Hold the state of the monitor's screens: what is selected, folded, marked and asked. Nothing here knows of a terminal. */
@NullMarked
package io.montty.runtime.monitor.screen;

import org.jspecify.annotations.NullMarked;
