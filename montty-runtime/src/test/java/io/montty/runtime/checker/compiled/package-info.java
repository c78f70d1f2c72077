@NullMarked
package io.montty.runtime.checker.compiled;

import org.jspecify.annotations.NullMarked;
