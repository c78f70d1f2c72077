/** Forward what hosts handed in here to the next server, unchanged. */
@NullMarked
package io.montty.runtime.relay;

import org.jspecify.annotations.NullMarked;
