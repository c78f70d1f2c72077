package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.manager.PassResult.NamedFile;
import io.montty.runtime.manager.problem.FailAfter;
import io.montty.runtime.manager.problem.ProblemRules;
import io.montty.runtime.manager.silence.SilenceRules;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hear of hosts, retire them, rename them, and lose what is known of them. */
class HostRegistryTest {

    private TestProject project;
    private Speaker web1;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
        web1 = new Speaker(project, "web1");
    }

    @Test
    void announcesAHostThatItHearsOfForTheFirstTime() throws Exception {
        web1.speak();
        assertThat(project.passWithNews().notes()).containsExactly(new NamedFile("web1", "reports for the first time"));
        web1.speak();
        assertThat(project.passWithNews().notes()).isEmpty();

        assertThat(project.wholeAudit())
                .filteredOn(line -> line.contains("first_contact"))
                .singleElement()
                .asString()
                .contains("\"host\":\"web1\"");
    }

    @Test
    void namesTwentyNewHostsAndCountsTheOthers() throws Exception {
        for (int i = 0; i < 25; i++) {
            new Speaker(project, "web" + i).speak();
        }

        assertThat(project.passWithNews().notes())
                .hasSize(21)
                .last()
                .asString()
                .contains("5 more; each reports for the first time or again");
    }

    @Test
    void missesNoRetiredHostAndWelcomesItBack() throws Exception {
        web1.speak();
        project.pass();
        Speaker.watch(project, Duration.ofMinutes(10));
        assertThat(registry().retire(web1.key(), "ann", project.clock.instant()))
                .isTrue();
        project.pass();
        assertThat(project.filed(Status.WARN)).isEmpty();
        Speaker.watch(project, Duration.ofMinutes(30));
        assertThat(project.filed(Status.ALERT)).isEmpty();
        assertThat(web1.state().contact().isRetired()).isTrue();

        web1.speak();
        assertThat(project.pass().notes()).containsExactly(new NamedFile("web1", "was retired, and reports again"));
        assertThat(web1.state().contact().isRetired()).isFalse();
        assertThat(project.audit()).anyMatch(line -> line.contains("\"returned\""));
    }

    @Test
    void knowsNoHostThatIsNotThere() throws Exception {
        HostKey nobody = HostKey.known("nobody");
        Instant now = project.clock.instant();

        assertThat(registry().retire(nobody, "ann", now)).isFalse();
        assertThat(registry().rename(nobody, web1.key(), "ann", now)).contains("no such host: nobody");
        assertThat(registry().forgetCheck(nobody, "host.cpu")).isFalse();
    }

    @Test
    void movesWhatIsKnownToANewName() throws Exception {
        web1.speak();
        project.pass();
        Speaker.watch(project, Duration.ofMinutes(10));

        assertThat(registry().rename(web1.key(), HostKey.known("db1"), "ann", project.clock.instant()))
                .isEmpty();

        HostStates states = new HostStates(project.layout.hosts());
        assertThat(states.all()).containsExactly(HostKey.known("db1"));
        project.pass();
        assertThat(states.find(HostKey.known("db1")).orElseThrow().contact().freshness())
                .isEqualTo(Freshness.LATE);
        assertThat(project.filed(Status.WARN)).hasSize(1);
    }

    @Test
    void forgetsNothingThatTheServerItselfSays() throws Exception {
        web1.speak();
        project.pass();
        Speaker.watch(project, Duration.ofMinutes(30));

        assertThat(registry().forgetCheck(web1.key(), SilenceWatch.SILENCE)).isFalse();
        assertThat(web1.state().check(SilenceWatch.SILENCE).orElseThrow().isProblem())
                .isTrue();
    }

    @Test
    void isNotTurnedBackByAReportThatWaitedSomewhere() throws Exception {
        Instant old = project.clock.instant().minus(Duration.ofHours(1));
        web1.speak();
        project.pass();
        Instant newest = web1.state().contact().lastSeen();
        Path late = project.handIn("web1", ReportFile.of(Status.OKAY).id("f".repeat(32)));
        Files.setLastModifiedTime(late, FileTime.from(old));

        project.pass();

        assertThat(web1.state().contact().lastSeen()).isEqualTo(newest);
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.FRESH);
    }

    @Test
    void passesOverWhatSomebodyPutBesideTheFilesOfTheHosts() throws Exception {
        web1.speak();
        project.pass();
        HostStates states = new HostStates(project.layout.hosts());
        Files.copy(states.file(web1.key()), project.layout.hosts().resolve("web1.json.bak"));
        Files.createDirectories(project.layout.hosts().resolve("db1.json").resolve("full"));

        Speaker.watch(project, Duration.ofMinutes(10));

        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.LATE);
    }

    @Test
    void takesTimesThatNobodyCanCalculateWithForDamage() throws Exception {
        web1.speak();
        project.pass();
        Path state = new HostStates(project.layout.hosts()).file(web1.key());
        Files.writeString(state, Files.readString(state).replaceFirst("(\"last_seen\":)\\d+", "$19223372036854775000"));
        Files.setLastModifiedTime(state, FileTime.from(project.clock.instant()));

        assertThat(project.pass().problems()).anyMatch(problem -> problem.contains("last_seen"));
    }

    @Test
    void doesNotMakeOneOfTwoHosts() throws Exception {
        web1.speak();
        Speaker db1 = new Speaker(project, "db1");
        db1.speak();
        project.pass();

        Optional<String> trouble = registry().rename(web1.key(), db1.key(), "ann", project.clock.instant());

        assertThat(trouble.orElseThrow()).contains("db1 is known already", "montty hosts retire web1");
        assertThat(new HostStates(project.layout.hosts()).all()).containsExactlyInAnyOrder(web1.key(), db1.key());
    }

    @Test
    void endsARenamingThatAKillCutShort() throws Exception {
        web1.speak();
        project.pass();
        HostStates states = new HostStates(project.layout.hosts());
        HostState before = web1.state();
        registry().rename(web1.key(), HostKey.known("db1"), "ann", project.clock.instant());
        states.put(before, project.clock.instant());

        assertThat(registry().rename(web1.key(), HostKey.known("db1"), "ann", project.clock.instant()))
                .isEmpty();
        assertThat(states.all()).containsExactly(HostKey.known("db1"));
    }

    @Test
    void learnsFromTheFiledReportsWhatADamagedFileDoesNotTell() throws Exception {
        project.handIn("web1", ReportFile.of(Status.ALERT));
        project.pass();
        Path state = new HostStates(project.layout.hosts()).file(web1.key());
        Files.writeString(state, "{");
        Files.setLastModifiedTime(state, FileTime.from(project.clock.instant()));

        project.pass();

        assertThat(web1.state().worst()).isEqualTo(Status.ALERT);
        assertThat(web1.state().contact().lastReport()).isEqualTo(ReportFile.ID);
    }

    @Test
    void putsADamagedFileAsideAndBeginsAnew() throws Exception {
        web1.speak();
        project.pass();
        Path state = new HostStates(project.layout.hosts()).file(web1.key());
        Files.writeString(state, "{");
        web1.speak();

        PassResult result = project.passWithNews();

        assertThat(result.problems()).singleElement().asString().contains("hosts/web1.json is damaged");
        assertThat(result.notes()).isEmpty();
        assertThat(TestProject.names(project.layout.damaged()))
                .singleElement()
                .asString()
                .startsWith("web1-");
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.FRESH);
        assertThat(project.pass().problems()).isEmpty();
    }

    @Test
    void keepsOutMoreHostsThanThereMayBeWithoutAKey() throws Exception {
        PassLog log = new PassLog();
        HostStates states = new HostStates(project.layout.hosts());
        AuditLog audit = new AuditLog(project.layout.audit(), project.clock);
        project.handIn("site1/web0", ReportFile.of(Status.OKAY).id(1).host("web0"));
        project.pass();
        Newcomers newcomers = new Newcomers(states, HistoryRecorder.off(), audit, log, 2);

        assertThat(newcomers.admit(HostKey.via("site1", "web1"))).isTrue();
        assertThat(newcomers.admit(HostKey.via("site1", "web2"))).isFalse();
        assertThat(newcomers.admit(HostKey.via("site2", "web2"))).isTrue();
        assertThat(newcomers.admit(HostKey.known("web2"))).isTrue();
        assertThat(log.result().problems()).singleElement().asString().contains("REPORTS/_state/hosts/site1");
    }

    @Test
    void forgetsACheck() throws Exception {
        web1.speak();
        project.pass();

        assertThat(registry().forgetCheck(web1.key(), "host.cpu")).isTrue();

        assertThat(web1.state().checks()).isEmpty();
    }

    private HostRegistry registry() throws IOException {
        PassLog log = new PassLog();
        HostStates states = new HostStates(project.layout.hosts());
        AuditLog audit = new AuditLog(project.layout.audit(), project.clock);
        Register register = new Register(
                FiledReports.in(project.layout),
                new SeenReports(project.layout, project.clock, new PastLog(project.layout.past(), project.clock)),
                BoundedFile.onDisk(),
                log);
        SilenceRules rules = new SilenceRules(Duration.ofMinutes(5), 3, Duration.ofHours(1));
        Conditions conditions = new ServerReports(project.layout, project.clock, register, audit);
        return new HostRegistry(
                states,
                new ProblemRules(id -> FailAfter.FIRST),
                HistoryRecorder.off(),
                new VanishedChecks(conditions),
                new EndedAcknowledgements(audit, log),
                new SilenceWatch(rules, conditions, Instant.EPOCH),
                new Newcomers(states, HistoryRecorder.off(), audit, log),
                new DamagedStates(states, register.evidence(), project.layout.damaged(), project.clock, log),
                log);
    }
}
