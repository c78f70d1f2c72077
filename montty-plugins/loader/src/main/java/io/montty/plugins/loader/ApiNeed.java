package io.montty.plugins.loader;

import io.montty.api.ApiVersion;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pf4j.DefaultVersionManager;
import org.pf4j.VersionManager;

/**
 * Hold the version of MonTTY's API that a plugin needs, which this MonTTY has.
 *
 * @param warning what its author should change though it fits
 */
record ApiNeed(Optional<String> warning) {

    private static final Pattern PLAIN = Pattern.compile("(\\d{1,9})\\.\\d{1,9}\\.\\d{1,9}");

    /**
     * Judge what a manifest says behind {@code Plugin-Requires}.
     *
     * @throws UnusablePluginException if the plugin does not fit, with all that an operator needs to know
     */
    static ApiNeed of(Optional<String> requires) throws UnusablePluginException {
        if (requires.isEmpty()) {
            return new ApiNeed(Optional.of("does not say which version of MonTTY's API it needs; let the build write"
                    + " Plugin-Requires: " + ApiVersion.CURRENT + " into the manifest"));
        }
        String needed = requires.get();
        if (!PLAIN.matcher(needed).matches()) {
            throw new UnusablePluginException("its manifest says Plugin-Requires: " + OneLine.of(needed)
                    + ", expected the version of MonTTY's API that it is built for, such as " + ApiVersion.CURRENT);
        }
        if (needed.equals(ApiVersion.CURRENT)) {
            return new ApiNeed(Optional.empty());
        }
        VersionManager versions = new DefaultVersionManager();
        if (versions.compareVersions(needed, ApiVersion.CURRENT) > 0) {
            throw new UnusablePluginException("it needs version " + needed + " of MonTTY's API, and this MonTTY has "
                    + ApiVersion.CURRENT + "; install a newer MonTTY, or a build of the plugin for this one");
        }
        if (!major(needed).equals(major(ApiVersion.CURRENT))) {
            throw new UnusablePluginException(
                    "it is built for version " + needed + " of MonTTY's API, and this MonTTY has " + ApiVersion.CURRENT
                            + ", which old plugins do not fit; install a newer build of the plugin");
        }
        return new ApiNeed(Optional.empty());
    }

    private static String major(String version) {
        return version.substring(0, version.indexOf('.'));
    }
}
