package io.montty.deployer.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Say of each page what it takes for granted, and which of its commands another test runs. */
final class Scenarios {

    private static final Path BUILT = packages();
    private static final String VERSION = System.getProperty("montty.version", "2.0.0-SNAPSHOT");
    private static final String BUILT_PROGRAM = "deployer/target/montty/bin/montty";
    private static final String PROGRAM =
            Sandbox.DISTRIBUTION.resolve("bin/montty").toString();
    private static final String LAID_OUT = "cp -r \"$LAID_OUT\" ~/montty\n";
    private static final String ENROLL = "montty enroll admin@web1.example.org";
    private static final String[] ENROLMENT = {"EnrolmentIT", "EnrolmentScene"};
    private static final String[] TRIED = {"PackagesIT", "try-package.sh"};
    private static final String[] UNDER_SYSTEMD = {"SystemdEntryTest", "PackagesIT", "try-systemd.sh"};

    private Scenarios() {}

    /** Return the folder that the build leaves its archives in. */
    private static Path packages() {
        Path target = Sandbox.DISTRIBUTION.toAbsolutePath().resolve("..").normalize();
        Path packages = target.resolve("dist");
        return Files.isDirectory(packages) ? packages : target;
    }

    static List<Scenario> all() throws IOException {
        return List.of(
                readme(),
                install(),
                firstCheck(),
                firstHost(),
                troubleshooting(),
                configuration(),
                server(),
                monitor(),
                moving(),
                relay(),
                hardening(),
                examples());
    }

    private static Scenario readme() throws IOException {
        return Scenario.of("README.md")
                .with("$PWD/" + BUILT_PROGRAM, PROGRAM)
                .with("examples/made-up-fleet.py", MarkdownPage.ROOT.resolve("examples/made-up-fleet.py") + "")
                .given("export MONTTY=" + PROGRAM)
                .claimed("examples/quickstart.sh", "QuickstartTest")
                .claimed(BUILT_PROGRAM + " monitor --project ~/made-up-fleet", "MonitorFleetIT", "MonitorRig")
                .claimed("sudo apt install ./montty_VERSION_amd64.deb", TRIED)
                .after("montty deploy ~/montty", Sandbox.quickly("~/montty"))
                .claimed("montty monitor --project ~/montty", "MonitorTmuxIT", "MonitorRig")
                .claimed(ENROLL, ENROLMENT)
                .claimed("mvn verify", "FirstPluginIT")
                .ending("montty doctor --project ~/montty", 0, 1);
    }

    private static Scenario install() throws IOException {
        Path unpacked = Path.of("share/man/man1/montty.1");
        String archive = "~/.local/share/montty-VERSION/bin/montty-archive";
        Path completion = MarkdownPage.ROOT.resolve("deployer/src/main/java/io/montty/deployer/CompletionCommand.java");
        String sums = "sha256sum --check --ignore-missing SHA256SUMS";
        return Scenario.of("docs/install.md")
                .with("-xzf montty-VERSION.tar.gz", "-xzf " + BUILT.resolve("montty-" + VERSION + ".tar.gz"))
                .with("VERSION", VERSION)
                .with(BUILT_PROGRAM, PROGRAM)
                .with(sums, "(cd " + BUILT + " && " + sums + ")")
                .claimed("sudo apt install ./montty_VERSION_amd64.deb", TRIED)
                .claimed("sudo apt install ./montty-nojre_VERSION_all.deb", TRIED)
                .claimed("sudo apt remove montty", TRIED)
                .claimed("mvn -q -DskipTests package", "QuickstartTest")
                .needing(sums, BUILT.resolve("SHA256SUMS"))
                .asOn("README.md", "montty check --project ~/montty", "montty manage --project ~/montty")
                .after("montty deploy ~/montty", Sandbox.quickly("~/montty"))
                .claimed("montty monitor --project ~/montty", "MonitorTmuxIT", "MonitorRig")
                .claimed("montty deploy ~/montty --systemd --install", UNDER_SYSTEMD)
                .claimed("montty deploy ~/montty --systemd --remove", UNDER_SYSTEMD)
                .claimed("montty deploy ~/montty --systemd --watch --install", UNDER_SYSTEMD)
                .needing("montty completion bash > ~/.local/share/bash-completion/completions/montty", completion)
                .needing("montty completion zsh > ~/.local/share/zsh/site-functions/_montty", completion)
                .needing(
                        "man -M ~/.local/share/montty-VERSION/share/man montty",
                        Sandbox.DISTRIBUTION.resolve(unpacked),
                        Path.of("/usr/bin/man"))
                .illustrated("CHECKS/")
                .claimed(archive, "ArchiveIT", "SameReportIT")
                .claimed(archive + " --check", "ArchiveIT", "SameReportIT")
                .claimed(ENROLL, ENROLMENT);
    }

    private static Scenario firstCheck() throws IOException {
        return Scenario.of("docs/first-check.md")
                .given(LAID_OUT)
                .written("#!/bin/bash\n", "montty/CHECKS/chk_root_files.sh")
                .written("checks:\n", "montty/CHECKS/checks.yaml");
    }

    private static Scenario firstHost() throws IOException {
        return Scenario.of("docs/first-host.md")
                .with("-o montty -g montty", "")
                .with("/srv/montty", "~/srv")
                .with("reports list --host web1", "reports list --host $(hostname)")
                .with("retire web1", "retire $(hostname)")
                .claimed("useradd -m -s /bin/sh montty", "SecondUser")
                .claimed(ENROLL, ENROLMENT)
                .claimed("montty enroll --print --name web1 > web1.sh", ENROLMENT)
                .claimed(
                        "montty enroll --bind web1 'ssh-ed25519 AAAA... montty:web1'",
                        "EnrollingServer",
                        "EnrollNamesTest")
                .after(
                        "montty deploy /srv/montty --cron --install",
                        "montty check --project ~/srv --only host.memory\nmontty manage --project ~/srv")
                .claimed("montty monitor", "MonitorTmuxIT", "MonitorRig")
                .asOn("docs/server.md", "montty hosts list", "montty problems")
                .asOn("docs/troubleshooting.md", "montty doctor")
                .claimed("montty unenroll web1 --on admin@web1.example.org", ENROLMENT);
    }

    private static Scenario troubleshooting() throws IOException {
        return Scenario.of("docs/troubleshooting.md")
                .given(LAID_OUT + "cd ~/montty")
                .ending("montty doctor", 0, 1)
                .ending("montty doctor --format json", 0, 1);
    }

    private static Scenario configuration() throws IOException {
        return Scenario.of("docs/configuration.md")
                .given(LAID_OUT)
                .given("cd ~/montty\nmkdir ~/.ssh\nssh-keygen -q -t ed25519 -N '' -f ~/.ssh/id_ed25519")
                .given("cp PLUGINS/montty-checks-host.jar my-checks-1.0.0.jar")
                .with("JAR...", "my-checks-1.0.0.jar")
                .with("NAME...", "montty-checks-host")
                .with("security.setuid", "security.authorized-keys")
                .illustrated("# montty: title=");
    }

    private static Scenario server() throws IOException {
        String known =
                "montty check --project ~/montty --only 'host.d*'\nmontty manage --project ~/montty\ncd ~/montty";
        return Scenario.of("docs/server.md")
                .given(LAID_OUT + known)
                .with("'web*'", "'*'")
                .with("web1", "$(hostname)")
                .with("www1", "www1.example.org")
                .claimed("montty hosts rename web1 www1", "HostsCommandTest")
                .claimed("montty hosts retire web1", "HostsCommandTest")
                .claimed("montty hosts forget-check web1 chk_old.sh", "HostsCommandTest")
                .claimed("montty ack web1 host.disk --reason 'new disk ordered' --for 3d", "AskingCommandsTest")
                .claimed("montty reports delete --host web1 --check host.disk", "ReportsCommandTest");
    }

    private static Scenario monitor() throws IOException {
        return Scenario.of("docs/monitor.md")
                .with("/tmp/fleet", "~/fleet")
                .with("examples/made-up-fleet.py", MarkdownPage.ROOT.resolve("examples/made-up-fleet.py") + "")
                .given("export MONTTY=" + PROGRAM)
                .claimed("montty monitor --project /tmp/fleet", "MonitorFleetIT", "MonitorRig")
                .after("examples/made-up-fleet.py /tmp/fleet", "cd ~/fleet")
                .illustrated("theme = safe")
                .claimed("montty monitor --plain --follow", "MonitorCommandTest");
    }

    private static Scenario moving() throws IOException {
        return Scenario.of("docs/moving.md").given(LAID_OUT);
    }

    private static Scenario relay() throws IOException {
        return Scenario.of("docs/relay.md")
                .illustrated("  site A")
                .illustrated("Host server.example.org")
                .given(LAID_OUT)
                .claimed("montty enroll montty@relay-a --name relay-a --relay", "EnrolmentScene", "EnrollCommandTest")
                .claimed("montty enroll admin@web1 --name web1", ENROLMENT)
                .claimed("montty enroll admin@db1 --name db1", ENROLMENT)
                .claimed(
                        "montty enroll --print --name relay-a --relay > relay-a.sh", "EnrolmentIT", "EnrollCommandTest")
                .claimed(
                        "montty enroll --bind relay-a 'ssh-ed25519 AAAA...' --relay",
                        "EnrollingServer",
                        "EnrollNamesTest");
    }

    private static Scenario hardening() throws IOException {
        return Scenario.of("docs/hardening.md")
                .illustrated("restrict,command=")
                .illustrated("MaxStartups 60:30:200")
                .illustrated("Defaults:montty")
                .illustrated("web1 namespaces=")
                .given("ssh-keygen -q -t ed25519 -N '' -f key; echo report >ID.report")
                .given("ssh-keygen -q -Y sign -f key -n montty-report ID.report; mv ID.report.sig ID.sig")
                .given("printf 'web1 namespaces=\"montty-report\" %s\\n' \"$(cat key.pub)\" >allowed_signers")
                .claimed("umount /srv/mty-web1DIR/REPORTS/_input", "SftpSetupIT")
                .claimed("userdel mty-web1", "SftpSetupIT")
                .claimed("rm /etc/ssh/sshd_config.d/mty-web1.conf /etc/ssh/authorized_keys.d/mty-web1", "SftpSetupIT");
    }

    private static Scenario examples() throws IOException {
        return Scenario.of("examples/README.md").given(LAID_OUT + "cd " + MarkdownPage.ROOT.resolve("examples"));
    }
}
