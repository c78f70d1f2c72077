package io.montty.deployer.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.montty.deployer.Ended;
import io.montty.deployer.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Set a server up and a second user of this machine, who is enrolled as if it were another host. */
final class EnrolmentScene {

    static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));
    static final String JAVA = "MONTTY_JAVA=" + Path.of(System.getProperty("java.home"), "bin/java");

    private static final String USER = "montty-it-host";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Path folder;
    private final Shell shell;
    private final EnrolmentSshd server;
    private final SecondUser user;

    private EnrolmentScene(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        shell = Shell.in(folder)
                .with(Map.of(
                        "PATH", folder + "/bin:/usr/bin:/bin:/usr/sbin",
                        "HOME", folder.toString(),
                        "TMPDIR", folder.toString(),
                        "MONTTY_JAVA", JAVA.substring(JAVA.indexOf('=') + 1)))
                .within(Duration.ofMinutes(3));
        // The admin's own ssh, with a configuration that is not that of whoever runs this test.
        Shell.program(
                folder.resolve("bin/ssh"),
                "#!/bin/sh\nexec /usr/bin/ssh -F /dev/null -o IdentitiesOnly=yes -o UserKnownHostsFile='" + known()
                        + "' \"$@\"\n");
        EnrolmentSshd.keygen(folder.resolve("admin"));
        user = SecondUser.make(shell, USER);
        open.add(user::remove);
        server = keep(EnrolmentSshd.start(folder.resolve("server"), "\"" + keys() + "\"", "SetEnv " + JAVA));
    }

    /** Set all up below {@code folder}, or skip the test if that cannot be done here. */
    static EnrolmentScene below(Path folder) throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("SKIPPED: only root can make the user that is enrolled")
                .isEqualTo("root");
        need("openssh-server", EnrolmentSshd.available());
        need("cron", Files.isExecutable(Path.of("/usr/bin/crontab")));
        need("useradd", Files.isExecutable(Path.of("/usr/sbin/useradd")));
        need("bin/montty-receive", Files.isExecutable(DISTRIBUTION.resolve("bin/montty-receive")));
        EnrolmentScene scene = new EnrolmentScene(folder.toRealPath());
        scene.user.admit(scene.folder.resolve("admin.pub"));
        assertThat(scene.montty("deploy", scene.project().toString()).code()).isZero();
        return scene;
    }

    void takeDown() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    Shell shell() {
        return shell;
    }

    SecondUser user() {
        return user;
    }

    Path project() {
        return folder.resolve("a project");
    }

    /** Return the server's authorized_keys. */
    Path keys() {
        return folder.resolve("authorized_keys");
    }

    private Path known() {
        return folder.resolve("known_hosts");
    }

    int serverPort() {
        return server.port();
    }

    EnrolmentSshd knownHost() throws Exception {
        return hostThatIsKnown("SetEnv " + JAVA);
    }

    EnrolmentSshd hostThatIsKnown(String line) throws Exception {
        EnrolmentSshd host = keep(EnrolmentSshd.start(folder.resolve("host"), ".ssh/authorized_keys", line));
        Files.writeString(known(), "[127.0.0.1]:" + host.port() + " " + Files.readString(host.hostKey()));
        return host;
    }

    EnrolmentSshd host() throws Exception {
        return keep(EnrolmentSshd.start(folder.resolve("host"), ".ssh/authorized_keys"));
    }

    Ended enroll(EnrolmentSshd host) throws Exception {
        return montty(
                "enroll",
                destination(),
                "--port",
                port(host),
                "--identity",
                admin(),
                "--name",
                "web1",
                "--server",
                address(),
                "--host-key",
                hostKey());
    }

    Ended montty(String... words) throws Exception {
        List<String> argv = new ArrayList<>(List.of(DISTRIBUTION + "/bin/montty"));
        argv.addAll(List.of(words));
        if (!words[0].equals("deploy")) {
            argv.add("--project=" + project());
        }
        if (words[0].endsWith("enroll")) {
            argv.add("--authorized-keys=" + keys());
        }
        return shell.run(argv);
    }

    List<Path> filedReports() throws IOException {
        List<Path> reports = new ArrayList<>();
        for (String kind : List.of("_alert", "_warn", "_report")) {
            try (Stream<Path> files = Files.list(project().resolve("REPORTS").resolve(kind))) {
                files.filter(file -> file.toString().endsWith(".json")).forEach(reports::add);
            }
        }
        return reports;
    }

    static String destination() {
        return USER + "@127.0.0.1";
    }

    static String port(EnrolmentSshd host) {
        return Integer.toString(host.port());
    }

    String admin() {
        return folder.resolve("admin").toString();
    }

    String address() {
        return "root@127.0.0.1:" + server.port();
    }

    String hostKey() {
        return server.hostKey().toString();
    }

    private <T extends AutoCloseable> T keep(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private static void need(String what, boolean there) {
        String why = "SKIPPED: this needs " + what;
        assertThat(there || System.getenv("CI") == null).as(why).isTrue();
        assumeThat(there).as(why).isTrue();
    }
}
