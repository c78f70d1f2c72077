package io.montty.deployer.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Look at machines that hosts hand their reports in at. */
class ServerSideTest {

    private static final long SOMEBODY = 4711;

    @TempDir
    private Path folder;

    private MadeUpMachine machine;

    @BeforeEach
    void makeUp() throws IOException {
        machine = new MadeUpMachine(folder);
        machine.bind(machine.binding("restrict,", "web1", MadeUpMachine.KEY));
    }

    @Test
    void findsNothingWrongWithASoundServer() throws Exception {
        Files.createDirectory(machine.path("srv/REPORTS/_input/web1"));

        List<Diagnosis> diagnoses = machine.examine();

        assertThat(diagnoses).noneMatch(diagnosis -> diagnosis.verdict().compareTo(Verdict.SKIPPED) < 0);
        assertThat(diagnoses)
                .anyMatch(diagnosis -> diagnosis
                        .findings()
                        .contains(Finding.ok("1 host, each with a key that can hand in reports and nothing else")));
    }

    @Test
    void namesTheLineThatIsNotRestricted() throws Exception {
        machine.bind("# keys", machine.binding("", "web1", MadeUpMachine.KEY));

        Finding finding = found("bound keys").get(0);
        assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(finding.what()).isEqualTo("authorized_keys:2: the key of host web1 is not restricted");
    }

    @Test
    void namesWhatUndoesTheRestriction() throws Exception {
        machine.bind(
                machine.binding("restrict,pty,Port-Forwarding,from=\"10.0.0.0/8,::1\",", "web1", MadeUpMachine.KEY));

        assertThat(found("bound keys"))
                .extracting(Finding::fix)
                .containsExactly("take 'pty' out of the line", "take 'port-forwarding' out of the line");
    }

    @Test
    void noticesAKeyAndANameThatAreBoundTwice() throws Exception {
        machine.bind(
                machine.binding("restrict,", "web1", MadeUpMachine.KEY),
                machine.binding("restrict,", "db1", MadeUpMachine.KEY),
                machine.binding("restrict,", "web1", MadeUpMachine.KEY + "2"));

        assertThat(found("bound keys"))
                .anyMatch(finding ->
                        finding.verdict() == Verdict.WRONG && finding.what().contains(":2: binds the key of host web1"))
                .anyMatch(finding -> finding.verdict() == Verdict.WARN
                        && finding.what().contains(":3: host web1 has a key already"));
    }

    @Test
    void noticesAReceiverThatIsGoneAndANameThatCannotBe() throws Exception {
        machine.bind(machine.binding("restrict,", "../x", MadeUpMachine.KEY)
                .replace("montty-receive", "gone/montty-receive"));

        assertThat(found("bound keys"))
                .anyMatch(finding -> finding.what().contains("gone/montty-receive is not there or has no run bit"))
                .anyMatch(finding -> finding.what().contains("cannot be a folder: '../x'"));
    }

    @Test
    void readsWhatIsQuotedInACommand() {
        Binding binding = Binding.parse(
                        "f:1",
                        "restrict,command=\"'/opt/mon tty/montty-receive' --relay site-a --project \\\"/srv/a, b\\\"\" "
                                + MadeUpMachine.KEY + " me")
                .orElseThrow();

        assertThat(binding.who()).isEqualTo("relay site-a");
        assertThat(binding.program()).isEqualTo("/opt/mon tty/montty-receive");
        assertThat(binding.project()).isEqualTo("/srv/a, b");
        assertThat(binding.options()).containsExactly("command", "restrict");
        assertThat(binding.key()).isEqualTo(MadeUpMachine.KEY);
    }

    @Test
    void leavesOtherKeysAndOtherProjectsAlone() throws Exception {
        machine.bind(
                MadeUpMachine.KEY + " montty-receive",
                "command=\"/usr/bin/rrsync /backup\" " + MadeUpMachine.KEY,
                machine.binding("", "web1", MadeUpMachine.KEY).replace("--project ", "--project /another"));

        assertThat(machine.examine()).anyMatch(diagnosis -> diagnosis.name().equals("reports of hosts"));
    }

    @Test
    void looksAtModesAsSshdDoes() throws Exception {
        machine.close("home", "rwxrwx---");

        assertThat(found("authorized_keys").get(0).fix()).isEqualTo("chmod go-w " + machine.path("home"));
    }

    @Test
    void noticesAFolderThatNoKeyIsBoundFor() throws Exception {
        Files.createDirectory(machine.path("srv/REPORTS/_input/gone"));

        assertThat(found("folders of hosts").get(0).what()).endsWith("but no key is bound to gone");
    }

    @Test
    void noticesAHostOfWhichNoMoreReportsAreTaken() throws Exception {
        for (int i = 0; i < 199; i++) {
            machine.write("srv/REPORTS/_input/web1/" + i + ".report", "");
        }
        assertThat(machine.examine())
                .filteredOn(diagnosis -> diagnosis.name().equals("folders of hosts"))
                .flatExtracting(Diagnosis::findings)
                .extracting(Finding::verdict)
                .containsExactly(Verdict.OK);

        machine.write("srv/REPORTS/_input/web1/199.report", "");

        Finding finding = found("folders of hosts").get(0);
        assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(finding.what()).startsWith("200 files of web1 wait, and at most 200 reports may");
    }

    @Test
    void expectsNoKeyWhereAnAccountMayWrite() throws Exception {
        Files.createDirectory(machine.path("srv/REPORTS/_input/old"));
        machine.close("srv/REPORTS/_input/old", "rwx-wx---");

        assertThat(machine.examine())
                .filteredOn(diagnosis -> diagnosis.name().equals("folders of hosts"))
                .singleElement()
                .asString()
                .contains("each by a key or an account of its own")
                .doesNotContain("no key is bound");
    }

    @Test
    void readsTheFilesOfSshdWhereItDoesNotTell() throws Exception {
        machine.write("etc/ssh/sshd_config", """
                Include /etc/ssh/sshd_config.d/*.conf
                ForceCommand none
                Match User x
                ForceCommand later
                """);
        machine.write("etc/ssh/sshd_config.d/10-a.conf", """
                AllowUsers alice bob@10.*
                DenyUsers mon*
                ForceCommand "/bin/other"
                PermitUserEnvironment yes
                AuthorizedKeysFile /etc/keys/%u
                PubkeyAuthentication no
                """);

        assertThat(found("sshd settings"))
                .extracting(finding -> finding.what().replaceFirst(" .*", ""))
                .containsExactly(
                        "PubkeyAuthentication",
                        "AuthorizedKeysFile",
                        "DenyUsers",
                        "AllowUsers",
                        "ForceCommand",
                        "PermitUserEnvironment",
                        "what");
    }

    @Test
    void asksSshdWhenItMay() throws Exception {
        machine.answer("/usr/sbin/sshd", 0, "permitrootlogin no\nmaxstartups 10:30:100\n", "");

        machine.askAsRoot();

        List<Finding> findings = machine.examine(machine.site(0)).stream()
                .filter(diagnosis -> diagnosis.name().equals("sshd settings"))
                .findFirst()
                .orElseThrow()
                .findings();

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).what()).startsWith("PermitRootLogin is no");
    }

    @Test
    void saysHowManyConnectionsAreEnough() throws Exception {
        assertThat(startups(10, "5m").verdict()).isEqualTo(Verdict.OK);
        assertThat(startups(300, "5m").what()).contains("they spread over 120 s, about 5 at once");
        assertThat(startups(1200, "5m")).satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
            assertThat(finding.fix()).contains("MaxStartups 40:30:80");
        });
        assertThat(startups(100, "20s").what()).contains("spread over 10 s");
    }

    private Finding startups(int hosts, String interval) throws Exception {
        machine.write("srv/montty.yaml", "check: {interval: " + interval + "}\n");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            lines.add(machine.binding("restrict,", "h" + i, MadeUpMachine.KEY + i));
        }
        machine.bind(lines.toArray(String[]::new));
        return found("sshd MaxStartups").get(0);
    }

    @Test
    void wantsALineForEachHostWhereSignaturesCount() throws Exception {
        machine.write("srv/allowed_signers", "db1 ssh-ed25519 AAAA\n");
        machine.close("srv/allowed_signers", "rw-------");
        machine.answer("ssh-keygen", 255, "", "no principal matched\n");

        assertThat(found("signatures").get(0).fix())
                .isEqualTo("add a line: web1 namespaces=\"montty-report\" " + MadeUpMachine.KEY);

        machine.answer("ssh-keygen", 0, "web1\n", "");
        assertThat(found("signatures").get(0).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void noticesReportsThatNobodyFiles() throws Exception {
        machine.stamp("srv/REPORTS/_input/web1/0123456789abcdef0123456789abcdef.report", Duration.ofMinutes(30));

        assertThat(found("inbox").get(0).verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void noticesFoldersOfSomebodyElse() throws Exception {
        Files.createDirectory(machine.path("srv/REPORTS/_input/web1"));

        assertThat(machine.examine(machine.site(SOMEBODY)))
                .filteredOn(diagnosis -> diagnosis.name().equals("folders of hosts"))
                .allMatch(diagnosis -> diagnosis.verdict() == Verdict.WRONG);
    }

    private List<Finding> found(String name) throws Exception {
        return machine.examine().stream()
                .filter(diagnosis -> diagnosis.name().equals(name))
                .findFirst()
                .orElseThrow()
                .findings();
    }
}
