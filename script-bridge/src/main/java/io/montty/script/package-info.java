/** Find the executables of a project and run each as a check. */
@NullMarked
package io.montty.script;

import org.jspecify.annotations.NullMarked;
