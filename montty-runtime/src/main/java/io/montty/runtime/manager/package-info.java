/** Take what arrives in the inbox, file it by status, let it expire, and delete what a person asks to delete. */
@NullMarked
package io.montty.runtime.manager;

import org.jspecify.annotations.NullMarked;
