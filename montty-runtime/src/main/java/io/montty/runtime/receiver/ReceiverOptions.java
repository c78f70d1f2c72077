package io.montty.runtime.receiver;

import io.montty.runtime.store.HostName;
import io.montty.runtime.store.ProjectLayout;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Read what the key's line in authorized_keys calls the receiver with.
 *
 * <p>Written by hand: a library for command lines would be loaded for every session.
 */
final class ReceiverOptions {

    private static final String USAGE = "montty-receive (--host NAME | --relay NAME) [--project DIR]";

    private final List<String> mistakes = new ArrayList<>();
    private @Nullable String host;
    private @Nullable String relay;
    private @Nullable String project;

    private ReceiverOptions() {}

    /**
     * Read {@code words}.
     *
     * @param mistakes takes a line for each mistake; if there is any, the result is empty
     */
    static Optional<Sender> read(List<String> words, Path workingDirectory, List<String> mistakes) {
        ReceiverOptions options = new ReceiverOptions();
        options.readWords(words);
        options.judgeNames();
        ProjectLayout layout = options.layout(workingDirectory);
        mistakes.addAll(options.mistakes);
        if (!mistakes.isEmpty()) {
            mistakes.add("usage, in the server's authorized_keys: " + USAGE);
            return Optional.empty();
        }
        String name = options.host == null ? options.relay : options.host;
        return Optional.of(new Sender(String.valueOf(name), options.relay != null, layout));
    }

    private void readWords(List<String> words) {
        for (int at = 0; at < words.size(); at += 2) {
            String word = words.get(at);
            if (!word.equals("--host") && !word.equals("--relay") && !word.equals("--project")) {
                mistakes.add("there is no option '" + word + "'");
                at--; // what follows it may be an option that there is
            } else if (at + 1 == words.size()) {
                mistakes.add(word + " lacks its value");
            } else {
                set(word, words.get(at + 1));
            }
        }
    }

    private void set(String option, String value) {
        String before = switch (option) {
            case "--host" -> host;
            case "--relay" -> relay;
            default -> project;
        };
        if (before != null) {
            mistakes.add(option + " is given twice");
        }
        switch (option) {
            case "--host" -> host = value;
            case "--relay" -> relay = value;
            default -> project = value;
        }
    }

    private void judgeNames() {
        if (host == null && relay == null && mistakes.isEmpty()) {
            mistakes.add("--host NAME or --relay NAME is missing, so nobody knows whose reports these are");
        } else if (host != null && relay != null) {
            mistakes.add("--host and --relay are given, expected one of them: a key belongs to a host or to a relay");
        }
        judgeName("--host", host);
        judgeName("--relay", relay);
    }

    private void judgeName(String option, @Nullable String name) {
        if (name != null && !HostName.isValid(name)) {
            mistakes.add(option + " is '" + name
                    + "', expected 1 to 63 of the characters a-z, 0-9, dot and hyphen, neither first");
        }
    }

    private ProjectLayout layout(Path workingDirectory) {
        Path folder = workingDirectory;
        try {
            folder = project == null ? folder : folder.resolve(project).normalize();
        } catch (InvalidPathException e) {
            mistakes.add("--project is no name that a folder can have");
            return new ProjectLayout(folder);
        }
        ProjectLayout layout = new ProjectLayout(folder);
        if (!Files.exists(layout.config())) {
            mistakes.add(folder + " holds no " + ProjectLayout.CONFIG_FILE + ", so it is not a project directory;"
                    + " name one with --project DIR, or make it one with: montty deploy " + folder);
        }
        return layout;
    }
}
