/** Turn command lines into calls: the one place where the apps are wired and where the process's streams are used. */
@NullMarked
package io.montty.runtime.cli;

import org.jspecify.annotations.NullMarked;
