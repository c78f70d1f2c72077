package io.montty.checks.security;

import io.montty.plugins.testkit.PluginJarContract;

/** Loads the packaged jar as the application does. */
class PluginJarIT implements PluginJarContract {}
