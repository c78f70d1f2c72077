/** Read exit codes and output of scripts in the ways that their authors meant them. */
@NullMarked
package io.montty.script.dialect;

import org.jspecify.annotations.NullMarked;
