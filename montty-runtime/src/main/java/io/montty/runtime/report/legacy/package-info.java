/** Write reports in the text format of MonTTY for Python, byte for byte. */
@NullMarked
package io.montty.runtime.report.legacy;

import org.jspecify.annotations.NullMarked;
