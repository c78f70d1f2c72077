/** Try the script bridge on real files and faked commands. */
@NullMarked
package io.montty.script;

import org.jspecify.annotations.NullMarked;
