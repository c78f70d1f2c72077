package io.montty.api;

/**
 * Name the version of this API, which a plugin states in its manifest as {@code Plugin-Requires}.
 *
 * <p>Of {@code major.minor.patch}, the minor number grows with each addition and the major number with each change that
 * old plugins do not fit. A plugin is loaded where the major numbers agree and its version is not greater than this one.
 */
public final class ApiVersion {

    /** The version of the API in this MonTTY. */
    public static final String CURRENT = "2.0.0";

    private ApiVersion() {}
}
