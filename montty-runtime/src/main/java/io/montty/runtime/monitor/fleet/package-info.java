/** Hold what the server knows of its hosts, as the monitor shows it. */
@NullMarked
package io.montty.runtime.monitor.fleet;

import org.jspecify.annotations.NullMarked;
