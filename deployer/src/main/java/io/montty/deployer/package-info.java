/** Lay out project directories, keep them up to date, and enter them into crontabs; start the whole command line. */
@NullMarked
package io.montty.deployer;

import org.jspecify.annotations.NullMarked;
