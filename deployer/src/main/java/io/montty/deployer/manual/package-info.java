/** Manual pages, made from the commands themselves. */
@NullMarked
package io.montty.deployer.manual;

import org.jspecify.annotations.NullMarked;
