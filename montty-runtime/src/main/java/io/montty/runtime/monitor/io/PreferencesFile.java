package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.screen.Preferences;
import io.montty.runtime.monitor.text.Look;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Read what a user likes from a file of lines such as {@code theme = contrast}; what is wrong counts as not written. */
public final class PreferencesFile {

    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST_SHOWN = 40;
    private static final String ROLE = "role.";
    private static final Map<String, List<String>> WORDS = Map.of(
            "theme", Preferences.THEMES,
            "color", List.of("auto", "always", "never", "16", "256", "true"),
            "mouse", List.of("on", "off"),
            "preview", List.of("on", "off"),
            "wrap", List.of("on", "off"),
            "sort", Preferences.SORTS);

    private final Path file;
    private final String shown;
    private final TextSanitizer sanitizer = new TextSanitizer();
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Role, Look> looks = new EnumMap<>(Role.class);
    private final List<String> mistakes = new ArrayList<>();

    private PreferencesFile(Path file, Path home) {
        this.file = file;
        this.shown = sanitizer.line(file.startsWith(home) ? "~/" + home.relativize(file) : file.toString());
    }

    /**
     * Read all of a file; one that is not there is empty.
     *
     * @param home the user's, to show the name of the file as people write it
     */
    public static Preferences read(Path file, Path home) {
        return new PreferencesFile(file, home).read();
    }

    private Preferences read() {
        int number = 0;
        for (String line : text().split("\n", -1)) {
            number++;
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                take(number, stripped);
            }
        }
        Preferences standard = Preferences.DEFAULT;
        return new Preferences(
                values.getOrDefault("theme", standard.theme()),
                values.getOrDefault("color", standard.color()),
                isOn("mouse", standard.mouse()),
                isOn("preview", standard.preview()),
                isOn("wrap", standard.wrap()),
                values.getOrDefault("sort", standard.sort()),
                looks,
                shown,
                mistakes);
    }

    private String text() {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            mistakes.add("it cannot be read: it is no plain file");
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                mistakes.add("it has more than " + LARGEST + " bytes, so nothing of it counts");
                return "";
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            mistakes.add("it cannot be read: " + sanitizer.line(IoReason.of(e)));
            return "";
        }
    }

    private boolean isOn(String key, boolean otherwise) {
        return values.containsKey(key) ? "on".equals(values.get(key)) : otherwise;
    }

    private void take(int number, String line) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            wrong(number, quoted(line) + " is no setting, expected KEY = VALUE");
            return;
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        Integer before = places.putIfAbsent(key, number);
        if (before != null) {
            wrong(number, quoted(key) + " is in line " + before + " already, which counts");
        } else if (key.startsWith(ROLE)) {
            takeLook(number, key, value);
        } else if (!WORDS.containsKey(key)) {
            wrong(number, "no key " + quoted(key) + ", expected one of " + keys() + " or role.NAME");
        } else if (!WORDS.getOrDefault(key, List.of()).contains(value)) {
            String expected = String.join(", ", WORDS.getOrDefault(key, List.of()));
            wrong(number, key + " is " + quoted(value) + ", expected one of " + expected);
        } else {
            values.put(key, value);
        }
    }

    private static String keys() {
        return WORDS.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    private void takeLook(int number, String key, String value) {
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(one -> key.equals(ROLE + one.word()))
                .findFirst();
        Optional<Look> look = LookNotation.parse(value);
        if (role.isEmpty()) {
            String names = Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));
            wrong(number, "no role in " + quoted(key) + ", expected role. and one of " + names);
        } else if (look.isEmpty()) {
            wrong(number, key + " is " + quoted(value) + ", expected " + LookNotation.EXPECTED);
        } else {
            looks.put(role.get(), look.get());
        }
    }

    private String quoted(String text) {
        String safe = sanitizer.line(text);
        return "'" + (safe.length() <= LONGEST_SHOWN ? safe : safe.substring(0, LONGEST_SHOWN) + "...") + "'";
    }

    private void wrong(int number, String text) {
        mistakes.add("line " + number + ": " + text);
    }
}
