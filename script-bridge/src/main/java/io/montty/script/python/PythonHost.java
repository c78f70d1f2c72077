package io.montty.script.python;

import io.montty.api.ForkServer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Know which Python runs class-based checks, and with what.
 *
 * @param interpreter the interpreter, looked up in PATH unless it holds a slash
 */
public record PythonHost(String interpreter) {

    private static final int ANSWER_LIMIT = 4 * 1024 * 1024;

    /** The first entry of the path is the folder of a program given by {@code -c}, which is none of ours. */
    private static final String BOOTSTRAP =
            "import sys; sys.path[0] = sys.argv[1]; from montty.bridge.server import main; main()";

    /**
     * Return the host of {@code project}: {@code configured} unless it is empty, the interpreter of its virtual
     * environment, or else the system's.
     */
    public static PythonHost of(Path project, String configured) {
        if (!configured.isEmpty()) {
            return new PythonHost(configured);
        }
        Path own = project.resolve("venv/bin/python3");
        return new PythonHost(Files.isExecutable(own) ? own.toString() : "python3");
    }

    /** Return what starts checks. */
    public ForkServer server() {
        return new ForkServer(List.of(interpreter, "-c", BOOTSTRAP, library()), ANSWER_LIMIT);
    }

    /** Return where Python finds our package: within the jar, which Python reads as it is, or in the folder of a build. */
    private static String library() {
        try {
            return Path.of(PythonHost.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolve("python")
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place that classes are loaded from is no URI", e);
        }
    }
}
