/** Scripts by which shells complete the words of {@code montty}. */
@NullMarked
package io.montty.deployer.completion;

import org.jspecify.annotations.NullMarked;
