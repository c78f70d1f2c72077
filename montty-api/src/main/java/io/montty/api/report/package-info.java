/** Hold one run of a host's checks as plain values. */
@NullMarked
package io.montty.api.report;

import org.jspecify.annotations.NullMarked;
