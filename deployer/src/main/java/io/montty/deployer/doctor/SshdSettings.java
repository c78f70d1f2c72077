package io.montty.deployer.doctor;

import io.montty.api.CommandResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hold the settings of the SSH server.
 *
 * @param source where they are from, for messages
 * @param effective whether they are in effect for our user, and not only what the files say for all
 * @param values them, by name in lower case; a setting that may stand several times has several
 */
record SshdSettings(String source, boolean effective, Map<String, List<String>> values) {

    private static final String PROGRAM = "/usr/sbin/sshd";
    private static final String FILE = "etc/ssh/sshd_config";
    private static final Pattern BLANKS = Pattern.compile("(\\s*=\\s*|\\s+)");
    private static final int DEEPEST = 8;

    /** Ask sshd for what is in effect for our user, which it tells root alone; else read its files. */
    static Optional<SshdSettings> of(Site site) throws IOException, InterruptedException {
        if (site.privileged()) {
            CommandResult printed =
                    site.commands().run(PROGRAM, "-T", "-C", "user=" + site.user() + ",host=localhost,addr=127.0.0.1");
            if (printed.succeeded() && !printed.stdout().isBlank()) {
                Map<String, List<String>> values = new HashMap<>();
                printed.stdout().lines().forEach(line -> put(values, line));
                return Optional.of(new SshdSettings("sshd -T", true, values));
            }
        }
        Path file = site.file(FILE);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        Map<String, List<String>> values = new HashMap<>();
        readFile(site, file, values, 0);
        return Optional.of(new SshdSettings("/" + FILE, false, values));
    }

    /** Return the first value of a setting, which is the one that counts. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    private static void readFile(Site site, Path file, Map<String, List<String>> values, int depth) throws IOException {
        for (String line :
                Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()) {
            String text = line.strip();
            String word = BLANKS.split(text, 2)[0].toLowerCase(Locale.ROOT);
            if (word.equals("match")) {
                put(values, text);
                return; // what follows is for some alone
            }
            if (word.equals("include") && depth < DEEPEST) {
                List<String> words = List.of(BLANKS.split(text, -1));
                for (String pattern : words.subList(1, words.size())) {
                    included(site, pattern, values, depth);
                }
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                put(values, text);
            }
        }
    }

    private static void included(Site site, String pattern, Map<String, List<String>> values, int depth)
            throws IOException {
        String absolute = pattern.startsWith("/") ? pattern.substring(1) : "etc/ssh/" + pattern;
        int slash = absolute.lastIndexOf('/');
        for (Path file : Site.list(site.file(absolute.substring(0, slash)))) {
            boolean named = Wildcard.matches(absolute.substring(slash + 1), String.valueOf(file.getFileName()));
            if (named && Files.isReadable(file) && Files.isRegularFile(file)) {
                readFile(site, file, values, depth + 1);
            }
        }
    }

    private static void put(Map<String, List<String>> values, String line) {
        String[] words = BLANKS.split(line.strip(), 2);
        if (words.length == 2) {
            values.computeIfAbsent(words[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(words[1].strip().replace("\"", ""));
        }
    }
}
