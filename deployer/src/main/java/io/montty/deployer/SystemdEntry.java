package io.montty.deployer;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.NotStarted;
import io.montty.api.Commands;
import io.montty.deployer.shell.ShellWord;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Print, install and remove the systemd units of one project directory, and say what was done.
 *
 * @param units the units
 * @param folder where systemd looks for them
 * @param commands what runs systemctl(1)
 * @param environment where to say it
 */
record SystemdEntry(SystemdUnits units, Path folder, Commands commands, CliEnvironment environment) {

    /** Whoever owns the project directory looks at the units of the system, such as by montty doctor. */
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    private static final List<String> SESSION = List.of("XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS");

    int print() throws IOException {
        StringBuilder text = new StringBuilder();
        units.files()
                .forEach((name, unit) -> text.append(text.isEmpty() ? "" : "\n")
                        .append("# ")
                        .append(folder.resolve(name))
                        .append('\n')
                        .append(unit));
        environment.out().print(text);
        return ExitCode.DONE;
    }

    int install() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int retired = retire();
        for (Map.Entry<String, String> file : units.files().entrySet()) {
            boolean changed = write(folder.resolve(file.getKey()), file.getValue());
            environment.out().println((changed ? "wrote     " : "unchanged ") + folder.resolve(file.getKey()));
        }
        List<String> enable = new ArrayList<>(List.of("enable", "--now"));
        enable.addAll(units.started());
        int code = Math.max(retired, control(List.of(List.of("daemon-reload"), enable)));
        environment
                .out()
                .println("if cron works for it, too, it has nothing left to do; take its lines out with: montty deploy "
                        + ShellWord.quote(units.project().toString()) + " --cron --remove");
        if (code == ExitCode.DONE && !units.system()) {
            environment
                    .out()
                    .println("it ends with your last session, unless you run: loginctl enable-linger "
                            + ShellWord.quote(environment.user()));
        }
        return code;
    }

    /** End what starts the checks in the other way, while systemd still knows it as it is. */
    private int retire() throws IOException, InterruptedException {
        List<String> replaced = units.replaced(folder);
        return replaced.isEmpty() ? ExitCode.DONE : end(replaced);
    }

    private int end(List<String> names) throws IOException, InterruptedException {
        List<String> disable = new ArrayList<>(List.of("disable", "--now"));
        disable.addAll(names);
        int code = control(List.of(disable));
        for (String name : names) {
            Files.delete(folder.resolve(name));
            environment.out().println("removed   " + folder.resolve(name));
        }
        return code;
    }

    private static boolean write(Path file, String text) throws IOException {
        if (Files.isRegularFile(file) && Files.readString(file).equals(text)) {
            Files.setPosixFilePermissions(file, READABLE);
            return false;
        }
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(part, text, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(part, READABLE);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    int remove() throws IOException, InterruptedException {
        List<String> found = units.possible().stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .toList();
        if (found.isEmpty()) {
            environment.out().println(folder + " holds no units for " + units.project());
            return ExitCode.DONE;
        }
        int stopped = end(found);
        return Math.max(stopped, control(List.of(List.of("daemon-reload"))));
    }

    /** Run these commands of systemctl in order; where one fails, say what is left to do. */
    private int control(List<List<String>> steps) throws InterruptedException {
        for (int i = 0; i < steps.size(); i++) {
            List<String> argv = argv(steps.get(i));
            CommandResult result = commands.run(new Command(argv, session(), Command.DEFAULT_OUTPUT_LIMIT));
            if (!result.succeeded()) {
                String left = steps.subList(i, steps.size()).stream()
                        .map(step -> argv(step).stream().map(ShellWord::quote).collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(" && "));
                environment.say(
                        "systemd was not told, since systemctl " + trouble(result) + "; when it works, run: " + left);
                return ExitCode.FINDINGS;
            }
        }
        return ExitCode.DONE;
    }

    private List<String> argv(List<String> step) {
        List<String> argv = new ArrayList<>(List.of("systemctl"));
        if (!units.system()) {
            argv.add("--user");
        }
        argv.addAll(step);
        return argv;
    }

    private Map<String, String> session() {
        Map<String, String> variables = new HashMap<>();
        SESSION.forEach(name -> environment.variable(name).ifPresent(value -> variables.put(name, value)));
        return variables;
    }

    private static String trouble(CommandResult result) {
        if (result.end() instanceof NotStarted notStarted) {
            return "could not be started: " + notStarted.reason();
        }
        return "failed: " + result.stderr().strip();
    }
}
