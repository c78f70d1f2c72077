@NullMarked
package io.montty.runtime.report.legacy;

import org.jspecify.annotations.NullMarked;
