/** Test checks on made-up hosts in MonTTY's own engine, and hold checks and jars to what all of them promise. */
@NullMarked
package io.montty.plugins.testkit;

import org.jspecify.annotations.NullMarked;
