/** Take the reports of one host, or of one relay, over its SSH session; the app that a key of the server is bound to. */
@NullMarked
package io.montty.runtime.receiver;

import org.jspecify.annotations.NullMarked;
