/** Paint the state of the model onto a screen of character cells. */
@NullMarked
package io.montty.runtime.monitor.view;

import org.jspecify.annotations.NullMarked;
