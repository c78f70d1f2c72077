package ${package};

import io.montty.plugins.testkit.PluginJarContract;

/** Hold the jar that the build made to what MonTTY asks of a plugin. */
class PluginJarIT implements PluginJarContract {}
