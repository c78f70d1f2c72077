@NullMarked
package io.montty.deployer.manual;

import org.jspecify.annotations.NullMarked;
