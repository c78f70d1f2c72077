package io.montty.deployer.enroll;

import io.montty.deployer.shell.ShellWord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Hold the settings that the steps on a host need, and put them before the steps.
 *
 * @param settings shell variables and their values
 */
record HostScript(Map<String, String> settings) {

    HostScript {
        settings = Map.copyOf(settings);
    }

    HostScript with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new HostScript(more);
    }

    /** Return the lines that set the variables. */
    String assignments() {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(settings)
                .forEach((name, value) -> lines.append(name)
                        .append('=')
                        .append(ShellWord.quote(value))
                        .append('\n'));
        return lines.toString();
    }

    /** Return a script that carries out {@code step} for a deployer that reads what it tells. */
    String running(String step) throws IOException {
        return "set -u\nlistener=montty\n" + assignments() + steps() + "\n" + step + "\n";
    }

    static String steps() throws IOException {
        return resource("steps.sh");
    }

    static String resource(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(HostScript.class.getResourceAsStream(name), "no resource " + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
