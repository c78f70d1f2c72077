/** Run checks that are classes in Python: find them, start them, and understand what they answer. */
@NullMarked
package io.montty.script.python;

import org.jspecify.annotations.NullMarked;
