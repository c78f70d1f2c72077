package com.example.checks;

import io.montty.plugins.testkit.PluginJarContract;

/** Hold the packaged jar to what MonTTY asks of one. */
class PluginJarIT implements PluginJarContract {}
