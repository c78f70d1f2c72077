package io.montty.deployer.enroll;

import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.UsageException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Say how a host is reached, and where things are on it. */
final class HostOptions {

    private static final List<String> FOR_SSH = List.of("HOME", "USER", "LOGNAME", "SSH_AUTH_SOCK");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port of the host's sshd; by default as ssh knows it.")
    private @Nullable Integer port;

    @Option(
            names = "--jump",
            paramLabel = "[USER@]HOST[:PORT],…",
            description = "Reach the host through these, as by ssh -J; by default as ssh knows it.")
    private @Nullable String jump;

    @Option(
            names = "--identity",
            paramLabel = "FILE",
            description = "Your private key for the host; by default as ssh knows it.")
    private @Nullable Path identity;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "montty",
            description = "The project directory there, from the user's home; by default ~/montty.")
    private String dir = "montty";

    @Option(
            names = "--prefix",
            paramLabel = "DIR",
            defaultValue = ".local/share/montty",
            description = "Where MonTTY goes there, from the user's home; by default ~/.local/share/montty.")
    private String prefix = ".local/share/montty";

    @Option(names = "--systemd", description = "Let a timer of the user's systemd run the checks, in place of cron.")
    private boolean systemd;

    SshTarget target(String destination) {
        if (port != null && (port < 1 || port > 65535)) {
            throw new UsageException("--port is " + port + ", expected 1 to 65535");
        }
        return new SshTarget(
                destination,
                Optional.ofNullable(port),
                Optional.ofNullable(jump),
                Optional.ofNullable(identity).map(Path::toString));
    }

    String dir() {
        return folder("--dir", dir);
    }

    String prefix() {
        return folder("--prefix", prefix);
    }

    String scheduler() {
        return systemd ? "systemd" : "cron";
    }

    /** Return what ssh needs to find the admin's configuration and agent. */
    Map<String, String> sshEnvironment(CliEnvironment environment) {
        Map<String, String> variables = new HashMap<>();
        FOR_SSH.forEach(name -> environment.variable(name).ifPresent(value -> variables.put(name, value)));
        return variables;
    }

    /** A colon would end a folder's name for Java, a control character for the crontab. */
    private static String folder(String option, String text) {
        String stripped = text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        if (stripped.isBlank()
                || stripped.startsWith("-")
                || stripped.chars().anyMatch(c -> Character.isISOControl(c) || c == ':')
                || List.of(stripped.split("/", -1)).contains("..")) {
            throw new UsageException(option + " is '" + text + "', expected the name of a folder without a colon,"
                    + " control characters and '..'");
        }
        return stripped;
    }
}
