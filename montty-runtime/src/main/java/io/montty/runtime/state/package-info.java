/** Hold what a server knows of hosts and of the problems that they have, and keep it in files. */
@NullMarked
package io.montty.runtime.state;

import org.jspecify.annotations.NullMarked;
