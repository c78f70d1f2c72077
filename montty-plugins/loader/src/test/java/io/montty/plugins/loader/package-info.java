/** Load real jars, made for each test, through the public door of the loader. */
@NullMarked
package io.montty.plugins.loader;

import org.jspecify.annotations.NullMarked;
