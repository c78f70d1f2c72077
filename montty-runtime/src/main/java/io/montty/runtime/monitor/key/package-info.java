/** Name keys, and bind them to what they do. */
@NullMarked
package io.montty.runtime.monitor.key;

import org.jspecify.annotations.NullMarked;
