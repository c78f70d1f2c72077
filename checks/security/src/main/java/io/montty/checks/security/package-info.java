/** Check what keeps a host from being broken into, and what tells that it was. */
@NullMarked
package io.montty.checks.security;

import org.jspecify.annotations.NullMarked;
