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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrols a second user of this machine as if it were another host, over two real sshds, with what was built. */
class EnrolmentIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));
    private static final String JAVA = "MONTTY_JAVA=" + Path.of(System.getProperty("java.home"), "bin/java");
    private static final String USER = "montty-it-host";
    private static final Pattern SECONDS = Pattern.compile("(?m)^done in (\\d+) s$");

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private Shell shell;
    private SecondUser user;
    private EnrolmentSshd server;
    private Path project;
    private Path keys;
    private Path known;

    @BeforeEach
    void prepareServer() throws Exception {
        boolean root = System.getProperty("user.name").equals("root");
        assumeThat(root)
                .as("SKIPPED: only root can make the user that is enrolled")
                .isTrue();
        need("openssh-server", EnrolmentSshd.available());
        need("cron", Files.isExecutable(Path.of("/usr/bin/crontab")));
        need("useradd", Files.isExecutable(Path.of("/usr/sbin/useradd")));
        need("bin/montty-receive", Files.isExecutable(DISTRIBUTION.resolve("bin/montty-receive")));
        folder = folder.toRealPath();
        known = folder.resolve("known_hosts");
        keys = folder.resolve("authorized_keys");
        project = folder.resolve("a project");
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
                "#!/bin/sh\nexec /usr/bin/ssh -F /dev/null -o IdentitiesOnly=yes -o UserKnownHostsFile='" + known
                        + "' \"$@\"\n");
        EnrolmentSshd.keygen(folder.resolve("admin"));
        server = keep(EnrolmentSshd.start(folder.resolve("server"), "\"" + keys + "\"", "SetEnv " + JAVA));
        user = SecondUser.make(shell, USER);
        open.add(user::remove);
        user.admit(folder.resolve("admin.pub"));
        assertThat(montty("deploy", project.toString()).code()).isZero();
    }

    @AfterEach
    void cleanUp() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    @Test
    void takesAHostFromNothingToItsFirstFiledReport() throws Exception {
        EnrolmentSshd host = knownHost();

        Ended first = enroll(host);

        assertThat(first.err()).isEmpty();
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains(" 9/10 ", "it is here, and says ", "10/10 ");
        assertThat(SECONDS.matcher(first.out()).find()).isTrue();
        assertThat(filedReports()).hasSize(1);
        assertThat(Files.readString(filedReports().get(0))).contains("\"name\" : \"web1\"");
        assertThat(user.crontab()).contains("montty/run.sh local_chk").doesNotContain("run.sh man");

        String bound = Files.readString(keys);
        Ended again = enroll(host);

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("is the same already", "kept the key", "already");
        assertThat(keys).hasContent(bound);
        assertThat(filedReports()).hasSize(2);

        Ended ended = montty("unenroll", "web1", "--on", destination(), "--port", port(host), "--identity", admin());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(keys).isEmptyFile();
        assertThat(user.crontab()).doesNotContain("run.sh");
        assertThat(filedReports()).hasSize(2);
        assertThat(user.run("ssh -F /dev/null -i montty/ssh/id_ed25519 -o UserKnownHostsFile=montty/ssh/known_hosts -o"
                                + " BatchMode=yes -p " + server.port() + " root@127.0.0.1 </dev/null")
                        .err())
                .contains("Permission denied");
    }

    @Test
    void givesTheSameAsAScriptForTheAdminOfTheHost() throws Exception {
        Ended printed = montty("enroll", "--print", "--name", "web2", "--server", address(), "--host-key", hostKey());
        assertThat(printed.code()).as(printed.err()).isZero();
        Path script = user.home().resolve("enroll-host.sh");
        Files.writeString(script, printed.out());
        try (Stream<Path> archives = Files.list(DISTRIBUTION.resolveSibling("."))) {
            Path archive = archives.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(archive, user.home().resolve("montty.tar.gz"));
        }

        Ended ran = user.run(JAVA + " sh enroll-host.sh montty.tar.gz");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        String command = ran.out()
                .lines()
                .filter(line -> line.startsWith("  montty enroll --bind "))
                .findFirst()
                .orElseThrow()
                .replace(
                        "montty enroll",
                        "'" + DISTRIBUTION + "/bin/montty' enroll --project '" + project + "' --authorized-keys '"
                                + keys + "'");
        Ended bound = shell.run(List.of("/bin/sh", "-c", command));
        assertThat(bound.err()).isEmpty();
        assertThat(bound.out()).startsWith("web2 may now hand in its reports, with the key SHA256:");

        String montty = JAVA + " .local/share/montty/bin/montty ";
        Ended sent = user.run(montty + "check --no-send --project montty && " + montty + "send --now --project montty");
        assertThat(sent.code()).as(sent.err()).isZero();
        montty("manage");

        assertThat(filedReports()).hasSize(1);
    }

    @Test
    void saysThatTheHostHasNoJava() throws Exception {
        Path programs = Files.createDirectories(user.home().resolve("programs"));
        for (String program : List.of(
                "cat",
                "crontab",
                "cut",
                "date",
                "df",
                "head",
                "hostname",
                "id",
                "sed",
                "setsid",
                "sh",
                "sha256sum",
                "ssh-keygen",
                "tar",
                "uname")) {
            Files.createSymbolicLink(programs.resolve(program), Path.of("/usr/bin", program));
        }

        assertFailed(
                enroll(hostThatIsKnown("SetEnv PATH=" + programs)),
                " 2/10 ",
                "MonTTY needs Java 17 or newer, but there is no java in PATH");
    }

    @Test
    void doesNotTrustAHostAtFirstSight() throws Exception {
        EnrolmentSshd host = host();

        assertFailed(
                enroll(host),
                " 1/10 ",
                "the host's key is not known to you; run \"ssh -p " + port(host) + " -i " + admin() + " "
                        + destination());
    }

    @Test
    void leavesANameToTheHostThatHasIt() throws Exception {
        EnrolmentSshd.keygen(folder.resolve("other"));
        montty("enroll", "--bind", "web1", Files.readString(folder.resolve("other.pub")));
        String before = Files.readString(keys);

        assertFailed(enroll(knownHost()), " 3/10 ", keys + ": line 1 binds web1 to another key");
        assertThat(keys).hasContent(before);
        assertThat(user.home().resolve("montty")).doesNotExist();
    }

    private static void assertFailed(Ended ended, String step, String why) {
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).startsWith("montty: ").contains(why);
        assertThat(ended.out().lines().reduce((line, next) -> next).orElse(""))
                .startsWith(step)
                .endsWith("failed");
    }

    private EnrolmentSshd knownHost() throws Exception {
        return hostThatIsKnown("SetEnv " + JAVA);
    }

    private EnrolmentSshd hostThatIsKnown(String line) throws Exception {
        EnrolmentSshd host = keep(EnrolmentSshd.start(folder.resolve("host"), ".ssh/authorized_keys", line));
        Files.writeString(known, "[127.0.0.1]:" + host.port() + " " + Files.readString(host.hostKey()));
        return host;
    }

    private EnrolmentSshd host() throws Exception {
        return keep(EnrolmentSshd.start(folder.resolve("host"), ".ssh/authorized_keys"));
    }

    private Ended enroll(EnrolmentSshd host) throws Exception {
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

    private Ended montty(String... words) throws Exception {
        List<String> argv = new ArrayList<>(List.of(DISTRIBUTION + "/bin/montty"));
        argv.addAll(List.of(words));
        if (!words[0].equals("deploy")) {
            argv.add("--project=" + project);
        }
        if (words[0].endsWith("enroll")) {
            argv.add("--authorized-keys=" + keys);
        }
        return shell.run(argv);
    }

    private List<Path> filedReports() throws IOException {
        List<Path> reports = new ArrayList<>();
        for (String kind : List.of("_alert", "_warn", "_report")) {
            try (Stream<Path> files = Files.list(project.resolve("REPORTS").resolve(kind))) {
                files.filter(file -> file.toString().endsWith(".json")).forEach(reports::add);
            }
        }
        return reports;
    }

    private static String destination() {
        return USER + "@127.0.0.1";
    }

    private static String port(EnrolmentSshd host) {
        return Integer.toString(host.port());
    }

    private String admin() {
        return folder.resolve("admin").toString();
    }

    private String address() {
        return "root@127.0.0.1:" + server.port();
    }

    private String hostKey() {
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
