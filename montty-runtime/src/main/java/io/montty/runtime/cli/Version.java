package io.montty.runtime.cli;

import picocli.CommandLine.IVersionProvider;

/** Tell the version from the manifest of the jar that holds this class. */
public final class Version implements IVersionProvider {

    /** Return the version, or {@code development} where there is no manifest. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"MonTTY " + text()};
    }
}
