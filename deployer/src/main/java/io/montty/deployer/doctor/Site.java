package io.montty.deployer.doctor;

import io.montty.api.Commands;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Hold where to look, and with what.
 *
 * @param root the root of the machine's files, {@code /} live
 * @param project the project directory
 * @param home the folder of the user, with its {@code .ssh}
 * @param user the user's name
 * @param uid the user's number
 * @param privileged whether we are root, whoever the user is
 * @param commands what runs other programs
 * @param clock the wall clock
 * @param shellWord what quotes a text for sh(1)
 */
public record Site(
        Path root,
        ProjectLayout project,
        Path home,
        String user,
        long uid,
        boolean privileged,
        Commands commands,
        Clock clock,
        UnaryOperator<String> shellWord) {

    static final String SERVICE = ".service";

    /** Return a file of the machine, named without the first slash. */
    Path file(String path) {
        return root.resolve(path);
    }

    /** Return {@code path} as a word of a command. */
    String word(Path path) {
        return shellWord.apply(path.toString());
    }

    /** Return the command that calls MonTTY for the project directory, as the user that it is of. */
    String montty(String words) {
        return asUser() + "montty " + words + " --project " + word(project.root());
    }

    /** Return the command that lays out the project directory anew, which leaves what somebody changed. */
    String deploy(String options) {
        return asUser() + "montty deploy " + word(project.root()) + options;
    }

    private String asUser() {
        return privileged && uid != 0 ? "sudo -u " + user + " " : "";
    }

    Path authorizedKeys() {
        return home.resolve(".ssh/authorized_keys");
    }

    /** Tell whether ~/.ssh/config gives any server another name, port or way. */
    boolean sshConfigLeadsElsewhere() throws IOException {
        return sshConfigSays("proxyjump|proxycommand|hostname|port");
    }

    /** Tell whether ~/.ssh/config holds one of {@code keywords}, a regular expression, for any server. */
    boolean sshConfigSays(String keywords) throws IOException {
        Path config = home.resolve(".ssh/config");
        return Files.isReadable(config)
                && Pattern.compile("(?m)^\\s*(" + keywords + ")\\b")
                        .matcher(Files.readString(config, StandardCharsets.ISO_8859_1)
                                .toLowerCase(Locale.ROOT))
                        .find();
    }

    /** Return the services of systemd that can be read, the user's own first. */
    List<Path> services() throws IOException {
        List<Path> services = new ArrayList<>();
        for (Path folder : List.of(home.resolve(".config/systemd/user"), file("etc/systemd/system"))) {
            services.addAll(list(folder));
        }
        services.removeIf(unit -> !String.valueOf(unit.getFileName()).endsWith(SERVICE)
                || !Files.isReadable(unit)
                || Files.isDirectory(unit));
        return services;
    }

    /** Return the text of {@code file}, of which not all need be UTF-8. */
    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Return what a folder holds, by name; nothing if it is not there. */
    static List<Path> list(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(entries::add);
            }
        }
        entries.sort(null);
        return entries;
    }

    /** Return the text of a file of the machine, if it is there and can be read. */
    Optional<String> read(String path) {
        try {
            return Optional.of(Files.readString(file(path)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Return the mode of a file itself, as chmod(1) takes it. */
    static int mode(Path file) throws IOException {
        return ((Number) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS)).intValue() & 07777;
    }

    /** Return the number of a file's owner. */
    static long owner(Path file) throws IOException {
        return ((Number) Files.getAttribute(file, "unix:uid")).longValue();
    }

    static String octal(int mode) {
        return String.format("%04o", mode);
    }
}
