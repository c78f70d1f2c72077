package io.montty.plugins.loader;

/** Say in words for an operator why a jar or one of its extensions cannot be used, and what to do. */
public final class UnusablePluginException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusablePluginException(String message) {
        super(message);
    }
}
