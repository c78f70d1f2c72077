/** Read filed reports from their folders, watch the folders, and write requests to the manager. */
@NullMarked
package io.montty.runtime.monitor.io;

import org.jspecify.annotations.NullMarked;
