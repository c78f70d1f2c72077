/** Test a check by itself: a fake host goes in, the check's own answer comes out. */
@NullMarked
package io.montty.plugins.testkit;

import org.jspecify.annotations.NullMarked;
