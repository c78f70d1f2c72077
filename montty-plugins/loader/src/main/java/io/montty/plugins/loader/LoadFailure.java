package io.montty.plugins.loader;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pf4j.PluginRuntimeException;

/** Say in words for an operator what a plugin's code threw while it was loaded, and what to do. */
final class LoadFailure {

    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");
    private static final int CLASS_FILE_VERSION_OF_JAVA_0 = 44;

    private LoadFailure() {}

    /** Explain {@code thrown} in one line. */
    static String explain(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof UnusablePluginException unusable) {
            return String.valueOf(unusable.getMessage());
        }
        if (cause instanceof UnsupportedClassVersionError error) {
            return newerJava(error);
        }
        if (cause instanceof NoClassDefFoundError && cause.getCause() instanceof ClassNotFoundException missing) {
            return "it needs the class " + OneLine.of(String.valueOf(missing.getMessage()))
                    + ", which is neither in the jar nor in MonTTY's API; bundle its library in the jar"
                    + " (maven-shade-plugin)";
        }
        if (cause instanceof IncompatibleClassChangeError) {
            return "it was built against another version of MonTTY's API or of a library (" + OneLine.of(cause)
                    + "); build it again with the versions that it runs with";
        }
        if (cause instanceof InstantiationException || cause instanceof IllegalAccessException) {
            return "it cannot be created (" + OneLine.of(cause)
                    + "); make it a public class that is not abstract, with a public constructor without parameters";
        }
        return "it threw " + OneLine.of(cause) + place(cause) + "; correct the plugin, or remove its jar";
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof PluginRuntimeException || thrown instanceof ExceptionInInitializerError;
        return wrapper && cause != null ? unwrapped(cause) : thrown;
    }

    private static String newerJava(UnsupportedClassVersionError error) {
        int running = Runtime.version().feature();
        Matcher version = CLASS_FILE_VERSION.matcher(String.valueOf(error.getMessage()));
        int needed = version.find() ? Integer.parseInt(version.group(1)) - CLASS_FILE_VERSION_OF_JAVA_0 : 0;
        if (needed <= running) {
            return "it does not fit Java " + running + ", which MonTTY runs on (" + OneLine.of(error)
                    + "); build it with --release " + running + " and without preview features";
        }
        return "it is built for Java " + needed + ", but MonTTY runs on Java " + running + "; build it with --release "
                + running + ", or run MonTTY on Java " + needed + " or newer";
    }

    /** Return where in the plugin's own code it was thrown; Java's and MonTTY's classes have named loaders or modules. */
    private static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassLoaderName() == null && frame.getModuleName() == null)
                .findFirst()
                .map(frame -> " in " + frame.getClassName() + "." + frame.getMethodName() + " (" + frame.getFileName()
                        + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }
}
