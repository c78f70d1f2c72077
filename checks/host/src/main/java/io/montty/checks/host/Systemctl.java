package io.montty.checks.host;

import io.montty.api.CheckAbortedException;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import io.montty.api.CommandResult.Killed;
import io.montty.api.CommandResult.NotStarted;
import io.montty.api.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ask systemd about its units. */
record Systemctl(Commands commands) {

    private static final Map<String, String> LANGUAGE = Map.of("LC_ALL", "C");
    private static final int SHOWN_LINES = 20;
    /** A unit, how it is loaded, active and sub state; some versions put a dot in front of a failed one. */
    private static final Pattern LISTED =
            Pattern.compile("(?:[●*×] +)?(?<id>\\S+\\.\\w+) +(?<load>\\S+) +(?<active>\\S+) +(?<sub>\\S+)(?: .*)?");

    /** Tell whether systemd runs the host; the test is that of sd_booted(3). */
    static boolean runs(Path root) {
        return Files.isDirectory(root.resolve("run/systemd/system"));
    }

    /** Return the units that have failed. */
    List<SystemdUnit> failed() throws CheckAbortedException, InterruptedException {
        CommandResult result = answer(
                List.of("systemctl", "list-units", "--state=failed", "--plain", "--full", "--no-legend", "--no-pager"));
        List<SystemdUnit> units = new ArrayList<>();
        for (String line : result.stdout().lines().map(String::strip).toList()) {
            Matcher unit = LISTED.matcher(line);
            if (unit.matches()) {
                units.add(new SystemdUnit(
                        unit.group("id"), unit.group("load"), unit.group("active"), unit.group("sub"), ""));
            } else if (!line.isEmpty() && !result.cut()) {
                throw garbage("systemctl list-units", result);
            }
        }
        return units;
    }

    /** Return the units called {@code names}, in their order; one that does not exist is not found. */
    List<SystemdUnit> show(List<String> names) throws CheckAbortedException, InterruptedException {
        CommandResult result = answer(Stream.concat(
                        Stream.of("systemctl", "show", "--property=" + SystemdUnit.PROPERTIES, "--no-pager", "--"),
                        names.stream())
                .toList());
        List<SystemdUnit> units = SystemdUnit.parseShow(result.stdout());
        if (units.size() != names.size()) {
            throw garbage("systemctl show", result);
        }
        return units;
    }

    private CommandResult answer(List<String> argv) throws CheckAbortedException, InterruptedException {
        CommandResult result = commands.run(new Command(argv, LANGUAGE, Command.DEFAULT_OUTPUT_LIMIT));
        if (!result.succeeded()) {
            throw new CheckAbortedException(
                    "systemd does not answer: systemctl " + argv.get(1) + " " + ended(result.end()), lines(result));
        }
        return result;
    }

    private static String ended(CommandResult.End end) {
        if (end instanceof Exited exited) {
            return "ended with code " + exited.code();
        }
        if (end instanceof Killed killed) {
            return "was ended by signal " + killed.signal();
        }
        return end instanceof NotStarted not ? "did not start: " + not.reason() : "did not end in time";
    }

    private static CheckAbortedException garbage(String command, CommandResult result) {
        return new CheckAbortedException(command + " printed something else than units", lines(result));
    }

    private static List<String> lines(CommandResult result) {
        return Stream.concat(result.stderr().lines(), result.stdout().lines())
                .limit(SHOWN_LINES)
                .toList();
    }
}
