/** Check the load, memory, disks, network and boot time of the host that this runs on. */
@NullMarked
package io.montty.checks.host;

import org.jspecify.annotations.NullMarked;
