/** Load plugin jars and hand out their checks; whatever does not load becomes a finding. */
@NullMarked
package io.montty.plugins.loader;

import org.jspecify.annotations.NullMarked;
