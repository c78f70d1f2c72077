package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import io.montty.deployer.SystemdUnits.Checking;
import io.montty.deployer.doctor.Role;
import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdEntryTest {

    private static final Checking BY_TIMER = new Checking(false, Duration.ofMinutes(5));
    private static final Checking STAYING = new Checking(true, Duration.ofMinutes(5));

    @TempDir
    private Path folder;

    private final List<List<String>> commands = new ArrayList<>();
    private int code;
    private DeployedFolder deployed;
    private Path units;
    private String name;

    @BeforeEach
    void deploy() throws IOException {
        folder = folder.toRealPath();
        units = folder.resolve("config/systemd/user");
        deployed = DeployedFolder.below(folder)
                .with(Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()))
                .with(command -> {
                    commands.add(command.argv());
                    return new CommandResult(new Exited(code), "", "no bus\n", false);
                });
        deployed.deploy("a");
        name = new SystemdUnits(folder.resolve("a"), Role.HOST, false, Optional.empty(), BY_TIMER)
                .started()
                .get(0)
                .replace("montty-check-", "")
                .replace(".timer", "");
    }

    @Test
    void printsTheUnitsAndInstallsNothing() {
        Ended ended = deployed.deploy("a", "--systemd");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("# " + units.resolve("montty-manage-" + name + ".service") + "\n")
                .contains("ExecStart=/bin/sh \"" + folder + "/a/run.sh\" man --watch\n")
                .contains("ExecStart=/bin/sh \"" + folder + "/a/run.sh\" local_chk \"\"\n")
                .contains("OnUnitActiveSec=300s\n", "WatchdogSec=10min\n", "WantedBy=default.target\n")
                .doesNotContain("User=", "ProtectSystem", "@");
        assertThat(units).doesNotExist();
        assertThat(commands).isEmpty();
    }

    @Test
    void installsThemAndStartsThem() throws IOException {
        Ended ended = deployed.deploy("a", "--systemd", "--install");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("wrote     " + units.resolve("montty-manage-" + name + ".service"))
                .contains("loginctl enable-linger alice", "--cron --remove");
        assertThat(units.resolve("montty-check-" + name + ".timer")).isRegularFile();
        assertThat(commands)
                .containsExactly(
                        List.of("systemctl", "--user", "daemon-reload"),
                        List.of(
                                "systemctl",
                                "--user",
                                "enable",
                                "--now",
                                "montty-manage-" + name + ".service",
                                "montty-check-" + name + ".timer"));
        assertThat(deployed.deploy("a", "--systemd", "--install").out())
                .contains("unchanged " + units.resolve("montty-manage-" + name + ".service"))
                .doesNotContain("wrote");
    }

    /** Whatever the umask was; the launcher's lets nobody else read. */
    @Test
    void letsAnybodyReadThem() throws IOException {
        deployed.deploy("a", "--systemd", "--install");
        Path timer = units.resolve("montty-check-" + name + ".timer");
        Path service = units.resolve("montty-check-" + name + ".service");
        Files.setPosixFilePermissions(timer, PosixFilePermissions.fromString("rw-------"));
        Files.delete(service);
        Path part = Files.writeString(units.resolve("." + service.getFileName() + ".part"), "cut short");
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));

        deployed.deploy("a", "--systemd", "--install");

        for (Path unit : List.of(timer, service)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unit)))
                    .isEqualTo("rw-r--r--");
        }
    }

    @Test
    void saysWhatIsLeftToDoWhereSystemdDoesNotAnswer() {
        code = 1;

        Ended ended = deployed.deploy("a", "--systemd", "--install");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("systemctl failed: no bus; when it works, run: systemctl --user daemon-reload &&"
                        + " systemctl --user enable --now ");
    }

    @Test
    void removesWhatItInstalled() throws IOException {
        deployed.deploy("a", "--systemd", "--install");
        commands.clear();

        Ended ended = deployed.deploy("a", "--systemd", "--remove");

        assertThat(ended.code()).isZero();
        assertThat(units).isEmptyDirectory();
        assertThat(commands.get(0)).startsWith("systemctl", "--user", "disable", "--now");
        assertThat(deployed.deploy("a", "--systemd", "--remove").out())
                .isEqualTo(units + " holds no units for " + folder + "/a\n");
    }

    @Test
    void leavesTheManagerOutForAHostAndForwardsForARelay() {
        assertThat(deployed.deploy("a", "--systemd", "--no-manager").out())
                .contains("local_chk")
                .doesNotContain(" man --watch");
        assertThat(deployed.deploy("a", "--systemd", "--relay").out())
                .contains("run.sh\" relay\n", "OnUnitActiveSec=60s\n", "local_chk")
                .doesNotContain(" man --watch");
    }

    @Test
    void letsACheckerStayInPlaceOfATimer() {
        Ended ended = deployed.deploy("a", "--systemd", "--watch", "--no-manager");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .startsWith("# " + units.resolve("montty-check-" + name + ".service") + "\n")
                .contains("ExecStart=/bin/sh \"" + folder + "/a/run.sh\" local_chk \"\" --watch\n")
                .contains("Type=notify\n", "NotifyAccess=all\n", "WatchdogSec=30min\n", "WantedBy=default.target\n")
                .doesNotContain(".timer", "manage", "@", "NoNewPrivileges");
    }

    @Test
    void changesFromATimerToACheckerThatStaysAndBack() throws IOException {
        deployed.deploy("a", "--systemd", "--no-manager", "--install");
        commands.clear();

        Ended watch = deployed.deploy("a", "--systemd", "--no-manager", "--watch", "--install");

        assertThat(watch.out()).contains("removed   " + units.resolve("montty-check-" + name + ".timer"));
        assertThat(names()).containsExactly("montty-check-" + name + ".service");
        assertThat(commands)
                .containsExactly(
                        List.of("systemctl", "--user", "disable", "--now", "montty-check-" + name + ".timer"),
                        List.of("systemctl", "--user", "daemon-reload"),
                        List.of("systemctl", "--user", "enable", "--now", "montty-check-" + name + ".service"));
        commands.clear();

        deployed.deploy("a", "--systemd", "--no-manager", "--install");

        assertThat(names()).containsExactly("montty-check-" + name + ".service", "montty-check-" + name + ".timer");
        assertThat(units.resolve("montty-check-" + name + ".service")).content().contains("Type=oneshot");
        assertThat(commands.get(0))
                .containsExactly("systemctl", "--user", "disable", "--now", "montty-check-" + name + ".service");
        assertThat(commands.get(2)).contains("montty-check-" + name + ".timer");
    }

    @Test
    void removesACheckerThatStays() throws IOException {
        deployed.deploy("a", "--systemd", "--watch", "--install");

        assertThat(deployed.deploy("a", "--systemd", "--remove").code()).isZero();
        assertThat(units).isEmptyDirectory();
    }

    @Test
    void installsNoCheckerThatStaysWhichRunShWouldNotStart() throws IOException {
        Path script = folder.resolve("a/run.sh");
        Files.writeString(script, Files.readString(script).replace("--watch", "--wait"));

        Ended ended = deployed.deploy("a", "--systemd", "--watch", "--install");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(script + " does not know --watch after local_chk");
        assertThat(units).doesNotExist();
        assertThat(deployed.deploy("a", "--cron", "--watch").err()).contains("--watch is about systemd units");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(units)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void goesByTheIntervalOfTheConfiguration() throws IOException {
        Files.writeString(folder.resolve("a/montty.yaml"), "check:\n  interval: 10m\n");

        assertThat(deployed.deploy("a", "--systemd").out()).contains("OnUnitActiveSec=600s\n");
    }

    @Test
    void takesWordsThatDoNotGoTogetherForAMistake() {
        assertThat(deployed.deploy("a", "--systemd", "--cron").err()).contains("give one of them");
        assertThat(deployed.deploy("none", "--systemd").err()).contains("holds no run.sh");
        assertThatThrownBy(() -> new SystemdUnits(Path.of("/a\nb"), Role.HOST, true, Optional.empty(), BY_TIMER))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void writesUnitsThatSystemdTakes() throws Exception {
        Ended found = Shell.in(folder).run(List.of("sh", "-c", "command -v systemd-analyze"));
        String why = "SKIPPED: there is no systemd-analyze here; install systemd";
        assertThat(found.code() == 0 || System.getenv("CI") == null).as(why).isTrue();
        assumeTrue(found.code() == 0, why);
        Path project = folder.resolve("a % \"b\" $HOME");
        Shell.program(project.resolve("run.sh"), "#!/bin/sh\n");
        List<String> argv = new ArrayList<>(List.of("systemd-analyze", "verify"));
        for (Role role : Role.values()) {
            for (Checking checking : List.of(BY_TIMER, STAYING)) {
                SystemdUnits all = new SystemdUnits(project, role, true, Optional.of("root"), checking);
                Path units = Files.createDirectories(folder.resolve("units " + checking.stays()));
                for (Map.Entry<String, String> unit : all.files().entrySet()) {
                    Path file = units.resolve(unit.getKey());
                    Files.writeString(file, unit.getValue());
                    if (!argv.contains(file.toString())) {
                        argv.add(file.toString());
                    }
                }
            }
        }

        Ended ended = Shell.in(folder).run(argv);

        assertThat(ended.err()).doesNotContain("montty");
        assertThat(ended.code()).isZero();
        Ended escaped = Shell.in(folder).run(List.of("systemd-escape", "--path", project.toString()));
        assertThat(argv.get(2)).endsWith("montty-manage-" + escaped.out().strip() + ".service");
    }
}
