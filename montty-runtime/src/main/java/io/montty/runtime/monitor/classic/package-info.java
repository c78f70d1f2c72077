/** Hold the state of the classic slideshow; nothing here knows of a terminal. */
@NullMarked
package io.montty.runtime.monitor.classic;

import org.jspecify.annotations.NullMarked;
