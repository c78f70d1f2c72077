/** Reach a server over SSH, know it for certain, and hand reports in there; the only user of the SSH library. */
@NullMarked
package io.montty.runtime.transport.ssh;

import org.jspecify.annotations.NullMarked;
