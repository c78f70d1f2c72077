/** Word what a host and a server say to each other about reports, for both of them; uses nothing but Java. */
@NullMarked
package io.montty.runtime.protocol;

import org.jspecify.annotations.NullMarked;
