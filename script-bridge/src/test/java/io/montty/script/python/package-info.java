@NullMarked
package io.montty.script.python;

import org.jspecify.annotations.NullMarked;
