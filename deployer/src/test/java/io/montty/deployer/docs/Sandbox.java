package io.montty.deployer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.deployer.Ended;
import io.montty.deployer.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Be somebody with an empty home, MonTTY in PATH and a crontab that starts nothing.
 *
 * @param folder the temporary folder that all of it lies in
 * @param home the home folder, in which the first command is run
 * @param laidOut a project directory that is never changed
 */
record Sandbox(Path folder, Path home, Path laidOut) {

    static final Path DISTRIBUTION = Path.of(System.getProperty("distribution", "none"));

    private static final String CRONTAB = """
        #!/bin/sh
        # Keeps a crontab in a file beside it; no cron looks there.
        table=${0%/*}/table
        case $1 in
          -l) cat "$table" 2>/dev/null || { echo "no crontab for $USER" >&2; exit 1; } ;;
          -) cat >"$table" ;;
          *) cat "$1" >"$table" ;;
        esac
        """;

    /** What a page must not do to this machine: a command of these has to be claimed by a test of its own. */
    private static final List<String> OUT_OF_REACH = List.of(
            "sudo",
            "su",
            "apt",
            "apt-get",
            "dpkg",
            "useradd",
            "userdel",
            "usermod",
            "mount",
            "umount",
            "systemctl",
            "loginctl",
            "ssh",
            "visudo",
            "reboot");

    private static final String REFUSAL = """
        #!/bin/sh
        echo "${0##*/} is not for the sandbox: name the test that runs this command in Scenarios" >&2
        exit 97
        """;

    /** What takes minutes, or the state of this very machine, is no matter of the pages. */
    private static final String SLOW = """
        for id in host.cpu security.setuid security.world-writable security.file-integrity security.package-updates; do
          sed -i "s/^checks:\\$/&\\n  $id: {enabled: false}/" CHECKS/checks.yaml
        done
        """;

    /** @param laidOut a project directory that pages can take for granted; they have a copy of it */
    static Sandbox in(Path folder, Path laidOut) throws IOException {
        Path root = folder.toRealPath();
        Path home = Files.createDirectory(root.resolve("home"));
        Shell.program(root.resolve("programs/crontab"), CRONTAB);
        for (String program : OUT_OF_REACH) {
            Shell.program(root.resolve("programs").resolve(program), REFUSAL);
        }
        Files.writeString(root.resolve("state"), "cd '" + home + "'\n");
        return new Sandbox(root, home, laidOut);
    }

    /** Return lines that switch the slow checks of a project directory off. */
    static String quickly(String project) {
        return "(cd " + project + " && " + SLOW.strip() + ")\n";
    }

    /** Run commands in a shell that goes on from where, and with what, the one before it ended; all must succeed. */
    String run(String where, String commands) throws Exception {
        String state = "'" + folder.resolve("state") + "'";
        String script = ". " + state + "\n" + commands + "export -p >" + state + "; printf \"cd '%s'\\n\" \"$PWD\" >>"
                + state + "\n";
        Ended ended = Shell.in(folder)
                .from(home)
                .with(environment())
                .within(Duration.ofMinutes(3))
                .run(List.of("/bin/sh", "-e", "-c", script));
        assertThat(ended.code())
                .as("%s%n%s%n%s%n%s", where, commands, ended.out(), ended.err())
                .isZero();
        return ended.out();
    }

    private Map<String, String> environment() {
        String path = DISTRIBUTION.resolve("bin") + ":" + folder.resolve("programs") + ":/usr/bin:/bin";
        return Map.of(
                "HOME",
                home.toString(),
                "USER",
                "somebody",
                "PATH",
                path,
                "LANG",
                "C.UTF-8",
                "TMPDIR",
                folder.toString(),
                "TERM",
                "dumb",
                "LAID_OUT",
                laidOut.toString(),
                "MONTTY_JAVA",
                Path.of(System.getProperty("java.home"), "bin/java").toString());
    }

    /** Write a file below the home folder, or put what belongs to its keys below these. */
    void write(String file, String text, boolean joining) throws IOException {
        Path path = home.resolve(file);
        if (!joining) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return;
        }
        String all = Files.readString(path);
        for (String section : text.split("(?m)^(?=\\S)", -1)) {
            String key = section.substring(0, section.indexOf('\n') + 1);
            assertThat(all).as(file).contains("\n" + key);
            all = all.replace("\n" + key, "\n" + section);
        }
        Files.writeString(path, all);
    }
}
