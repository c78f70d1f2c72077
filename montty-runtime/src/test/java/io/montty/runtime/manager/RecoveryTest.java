package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Go on after the server's state was lost. */
class RecoveryTest {

    private TestProject project;
    private HostStates states;

    @BeforeEach
    void fileTwo(@TempDir Path root) throws IOException {
        project = new TestProject(root);
        states = new HostStates(project.layout.hosts());
        project.handIn("web1", ReportFile.of(Status.ALERT));
        project.put(ReportFile.of(Status.WARN).id(2).host("db1"));
        assertThat(project.pass().problems()).isEmpty();
        assertThat(states.all()).containsExactlyInAnyOrder(HostKey.known("web1"), HostKey.unverified("db1"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void makesTheWholeFolderAnewAndSaysWhatIsLostForGood() throws IOException {
        delete(project.layout.state());

        PassResult result = project.pass();

        assertThat(result.problems())
                .singleElement()
                .asString()
                .isEqualTo(
                        "REPORTS/_state was lost and is made anew from the reports that are filed; hosts known again:"
                                + " 2; of 2 nothing says any more who vouched for them: they are unverified until they report"
                                + " again; lost for good: acknowledgements, downtimes, which hosts are retired, the audit log"
                                + " and the history");
        assertThat(Files.getPosixFilePermissions(project.layout.state()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(states.all()).containsExactlyInAnyOrder(HostKey.unverified("web1"), HostKey.unverified("db1"));
        assertThat(project.filed(Status.ALERT)).hasSize(1);
        assertThat(project.pass().problems()).isEmpty();
    }

    @Test
    void doesNotForgetASilentHostOfWhichNothingElseIsFiled() throws IOException {
        project.handIn("web9", ReportFile.of(Status.OKAY).id(9));
        project.pass();
        Speaker.watch(project, Duration.ofMinutes(40));
        HostKey web9 = HostKey.known("web9");
        CheckState said =
                states.find(web9).orElseThrow().check(SilenceWatch.SILENCE).orElseThrow();
        assertThat(said.status()).isEqualTo(Status.ALERT);
        delete(project.layout.hosts());

        project.pass();

        HostState again = states.find(web9).orElseThrow();
        assertThat(again.contact().freshness()).isEqualTo(Freshness.LOST);
        assertThat(again.worst()).isEqualTo(Status.ALERT);
        assertThat(project.filed(Status.ALERT)).anyMatch(name -> name.startsWith(said.report()));
    }

    @Test
    void notesOfAReportThatNobodyKnowsWhoseItIs() throws IOException {
        delete(project.layout.state());

        project.pass();

        assertThat(TestProject.names(project.layout.seen())).contains(ReportFile.ID);
    }

    @Test
    void goesOnWhereTheListOfHostsThatGiveWayCannotBeRead() throws IOException {
        Files.createDirectories(project.layout.rebuilt().resolve("full"));
        project.handIn("web1", ReportFile.of(Status.OKAY).id(7));

        PassResult result = project.pass();

        assertThat(result.filedReports()).isEqualTo(1);
        assertThat(result.problems()).singleElement().asString().contains("rebuilt-hosts");
    }

    @Test
    void letsAnUnverifiedHostGiveWayWhenItSpeaksByItsKeyAgain() throws IOException {
        delete(project.layout.hosts());
        HostKey gone = HostKey.unverified("web1");
        HostKey real = HostKey.unverified("db1");
        HostKey silent = HostKey.unverified("web2");
        for (HostKey host : List.of(gone, real, silent)) {
            states.put(heardOf(host, host.equals(real) ? "newer" : "old"), project.clock.instant());
        }
        RebuiltHosts.note(project.layout.rebuilt(), Map.of(gone, "old", real, "old", silent, "old"));
        states.put(heardOf(HostKey.known("web1"), "new"), project.clock.instant());

        new RebuiltHosts(project.layout.rebuilt(), states, new NoConditions()).settle();

        assertThat(states.all()).containsExactlyInAnyOrder(HostKey.known("web1"), real, silent);
        assertThat(project.layout.rebuilt()).hasContent("unverified/web2 old\n");
        states.remove(silent);
        new RebuiltHosts(project.layout.rebuilt(), states, new NoConditions()).settle();
        assertThat(project.layout.rebuilt()).doesNotExist();
    }

    private HostState heardOf(HostKey host, String report) {
        Contact first = Contact.first(project.clock.instant());
        return new HostState(
                host,
                new Contact(
                        first.firstSeen(),
                        first.lastSeen(),
                        report,
                        first.interval(),
                        List.of(),
                        "",
                        "",
                        "",
                        first.freshness(),
                        first.freshnessSince(),
                        0,
                        null),
                List.of());
    }

    /** Raise nothing. */
    private static final class NoConditions implements Conditions {

        @Override
        public String raise(HostKey host, Condition condition) {
            throw new AssertionError("raised " + condition);
        }

        @Override
        public void clear(HostKey host, String id) {
            throw new AssertionError("cleared " + id);
        }
    }

    @Test
    void makesHostsAnewByTheNotesOnTheirReports() throws IOException {
        delete(project.layout.hosts());

        PassResult result = project.pass();

        assertThat(result.problems())
                .singleElement()
                .asString()
                .startsWith("REPORTS/_state/hosts was lost and is made anew")
                .doesNotContain("unverified until");
        assertThat(states.all()).containsExactlyInAnyOrder(HostKey.known("web1"), HostKey.unverified("db1"));
    }

    @Test
    void makesNotesAnewByWhatIsKnownOfTheHosts() throws IOException {
        states.put(heardOf(HostKey.known("web1"), ReportFile.ID), project.clock.instant());
        delete(project.layout.seen());

        PassResult result = project.pass();

        assertThat(result.problems()).singleElement().asString().startsWith("REPORTS/_state/seen was lost");
        assertThat(project.layout.seen().resolve(ReportFile.ID)).content().endsWith(" web1\n");
        assertThat(project.layout
                        .seen()
                        .resolve(ReportFile.of(Status.OKAY).id(2).id()))
                .exists();
        assertThat(project.pass().problems()).isEmpty();
    }

    @Test
    void saysNothingWhereAVersionBeforeKnewNoHosts() throws IOException {
        delete(project.layout.hosts());
        Files.delete(project.layout.state().resolve("manager-state"));

        assertThat(project.pass().problems()).isEmpty();

        assertThat(states.all()).hasSize(2);
    }

    @Test
    void takesNoLossForOneWhereNothingWasEverFiled(@TempDir Path other) throws IOException {
        TestProject empty = new TestProject(other);
        Files.delete(empty.layout.state());

        assertThat(empty.pass().problems()).isEmpty();
    }

    @Test
    void putsAsideWhatIsInTheWayOfAFolder() throws IOException {
        delete(project.layout.hosts());
        Files.writeString(project.layout.hosts(), "no folder");

        PassResult result = project.pass();

        assertThat(result.problems()).anyMatch(problem -> problem.contains("was no folder; it is now hosts.damaged-"));
        assertThat(states.all()).hasSize(2);
    }

    @Test
    void doesNothingWhereMoreIsMissingThanTheState() throws IOException {
        delete(project.layout.state());
        delete(project.layout.input());

        assertThat(project.pass().problems()).singleElement().asString().contains("_input is missing");
        assertThat(project.layout.state()).doesNotExist();
    }

    @Test
    void refusesAStateThatOthersMayWriteToAsEver() throws IOException {
        Files.setPosixFilePermissions(project.layout.state(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(project.pass().problems()).singleElement().asString().contains("can be written by others");
    }

    @Test
    void holdsTheLockOfAStateThatWasTakenAwayUnderIt() throws IOException {
        Manager manager = project.manager();
        try (RunLock lock = manager.lock().orElseThrow()) {
            delete(project.layout.state());

            assertThat(manager.pass(lock, PassScope.WHOLE, folders -> {}).refused())
                    .isFalse();

            assertThat(RunLock.tryAcquire(project.layout.managerLock())).isEmpty();
        }
        assertThat(List.of(project.manager().lock().orElseThrow())).hasSize(1);
    }
}
