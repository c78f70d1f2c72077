/** Write words for shells. */
@NullMarked
package io.montty.deployer.shell;

import org.jspecify.annotations.NullMarked;
