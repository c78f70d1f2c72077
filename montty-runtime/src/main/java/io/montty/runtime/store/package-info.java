/** Keep reports and requests in the folders of a project directory, so that a crash or a reader never sees half a file. */
@NullMarked
package io.montty.runtime.store;

import org.jspecify.annotations.NullMarked;
