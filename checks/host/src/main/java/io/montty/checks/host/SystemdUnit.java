package io.montty.checks.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hold what systemd says of a unit; see the unit states of systemctl(1) and org.freedesktop.systemd1(5).
 *
 * @param id its name
 * @param load whether its file could be read: {@code loaded}, {@code not-found}, {@code masked}, ...
 * @param active how it is, as in {@code failed}
 * @param sub the same more closely: {@code running}, {@code exited}, {@code auto-restart}, ...
 * @param file whether it is started at boot: {@code enabled}, {@code static}, {@code masked}, ...; may be empty
 */
record SystemdUnit(String id, String load, String active, String sub, String file) {

    /** The properties that this is made of. */
    static final String PROPERTIES = "Id,LoadState,ActiveState,SubState,UnitFileState";

    /** Read what {@code systemctl show} printed: lines {@code Name=value}, a blank line between two units. */
    static List<SystemdUnit> parseShow(String output) {
        List<SystemdUnit> units = new ArrayList<>();
        for (String block : output.strip().split("\\n\\s*\\n", -1)) {
            Map<String, String> values = new HashMap<>();
            block.lines().filter(line -> line.indexOf('=') > 0).forEach(line -> {
                int equals = line.indexOf('=');
                values.put(line.substring(0, equals), line.substring(equals + 1));
            });
            if (values.keySet().containsAll(List.of("Id", "LoadState", "ActiveState"))) {
                units.add(new SystemdUnit(
                        values.getOrDefault("Id", ""),
                        values.getOrDefault("LoadState", ""),
                        values.getOrDefault("ActiveState", ""),
                        values.getOrDefault("SubState", ""),
                        values.getOrDefault("UnitFileState", "")));
            }
        }
        return units;
    }

    boolean exists() {
        return !load.equals("not-found");
    }

    boolean isMasked() {
        return load.equals("masked");
    }

    /** Tell whether it does its work, if only just reading its configuration again. */
    boolean isActive() {
        return active.equals("active") || active.equals("reloading") || active.equals("refreshing");
    }

    /** Tell whether it is on its way to its work; one that is started again and again for its failures is not. */
    boolean isStarting() {
        return active.equals("activating") && !sub.startsWith("auto-restart");
    }

    /** Tell whether somebody has it switched off: it is masked, or neither started at boot nor active. */
    boolean isSwitchedOff() {
        return isMasked() || (file.equals("disabled") && !isActive());
    }

    /** Return how it is, as in {@code failed (exit-code)}. */
    String state() {
        return sub.isEmpty() || sub.equals(active) ? active : active + " (" + sub + ")";
    }
}
