/** Let hosts hand their reports in to this server, and take that back. */
@NullMarked
package io.montty.deployer.enroll;

import org.jspecify.annotations.NullMarked;
