package io.montty.deployer;

import io.montty.deployer.doctor.Role;
import io.montty.deployer.shell.UnitWord;
import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hold the systemd units that let a project directory work by itself.
 *
 * @param project the project directory, absolute
 * @param role what is done with reports beside making them
 * @param system whether they are for the system's manager, or for that of one user
 * @param owner whose processes they are; empty for the manager's own user
 * @param checking how the checks are run
 */
record SystemdUnits(Path project, Role role, boolean system, Optional<String> owner, Checking checking) {

    /** What is enabled by itself says so there. */
    private static final String ENABLED = "\n[Install]\n";

    /**
     * Say how the checks are run.
     *
     * @param stays whether by a checker that stays, in place of one that a timer starts again and again
     * @param interval how often a timer starts it
     */
    record Checking(boolean stays, Duration interval) {}

    private static final String CHECK = "check.service";
    private static final String TIMER = "check.timer";

    /** @throws UsageException if the directory's name cannot be written into a unit */
    SystemdUnits {
        if (project.toString().chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("the name of " + project + " holds a line break or another control character,"
                    + " which a unit of systemd cannot hold; rename the folder");
        }
    }

    /** Return the texts of the units, by their file names. */
    Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String unit : units()) {
            files.put(fileName(unit), text(unit));
        }
        return files;
    }

    /** Return the file names of those that are started by themselves, and start the others. */
    List<String> started() {
        return units().stream()
                .filter(unit -> unit.endsWith(".timer")
                        || unit.startsWith("manage")
                        || (checking.stays() && unit.equals(CHECK)))
                .map(this::fileName)
                .toList();
    }

    /** Return the file names of all that may be there, whatever the role was when they were installed. */
    List<String> possible() {
        return List.of("manage.service", "check.service", "check.timer", "relay.service", "relay.timer").stream()
                .map(this::fileName)
                .toList();
    }

    /**
     * Return the file names of those in {@code folder} that start the checks in the other way, so that both would.
     *
     * @throws IOException if one of them cannot be read
     */
    List<String> replaced(Path folder) throws IOException {
        List<String> replaced = new ArrayList<>();
        for (String unit : List.of(CHECK, TIMER)) {
            Path file = folder.resolve(fileName(unit));
            if (Files.isRegularFile(file)
                    && Files.readString(file).contains(ENABLED)
                    && !started().contains(fileName(unit))) {
                replaced.add(fileName(unit));
            }
        }
        return replaced;
    }

    private List<String> units() {
        List<String> check = checking.stays() ? List.of(CHECK) : List.of(CHECK, TIMER);
        List<String> others = switch (role) {
            case SERVER -> List.of("manage.service");
            case RELAY -> List.of("relay.service", "relay.timer");
            case HOST -> List.<String>of();
        };
        return Stream.concat(others.stream(), check.stream()).toList();
    }

    private String fileName(String unit) {
        int dot = unit.indexOf('.');
        return "montty-" + unit.substring(0, dot) + "-" + escaped() + unit.substring(dot);
    }

    /** Return the path as systemd-escape(1) writes one. */
    private String escaped() {
        StringBuilder name = new StringBuilder();
        for (byte each : project.toString().substring(1).getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xFF);
            boolean plain = character < 128 && (Character.isLetterOrDigit(character) || ":_.".indexOf(character) >= 0);
            if (character == '/') {
                name.append('-');
            } else if (plain && !(character == '.' && name.isEmpty())) {
                name.append(character);
            } else {
                name.append(String.format("\\x%02x", (int) character));
            }
        }
        return name.toString();
    }

    private String text(String unit) throws IOException {
        return resource(checking.stays() && unit.equals(CHECK) ? "check-watch.service" : unit)
                .replace("@SYSTEM@\n", system ? resource("manage-system") + "\n" : "\n")
                .replace("@USER@", owner.map(user -> "User=" + user + "\n").orElse(""))
                .replace("@TARGET@", system ? "multi-user.target" : "default.target")
                .replace("@INTERVAL@", String.valueOf(checking.interval().toSeconds()))
                .replace("@RUN@", quoted(project.resolve(ProjectTemplate.RUN_SCRIPT), "$$"))
                .replace("@PROJECT@", quoted(project, "$"))
                .replace("@TEXT@", project.toString().replace("%", "%%"));
    }

    /** Return a path as one word that systemd reads nothing into; not every name can be that of a program there. */
    private static String quoted(Path path, String dollar) {
        return UnitWord.quote(path.toString(), dollar);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                SystemdUnits.class.getResourceAsStream("systemd/" + name), "no resource " + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
