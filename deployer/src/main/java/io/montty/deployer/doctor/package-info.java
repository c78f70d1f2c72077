/** Look at everything that can be wrong with a host or a server, and name the fix. */
@NullMarked
package io.montty.deployer.doctor;

import org.jspecify.annotations.NullMarked;
