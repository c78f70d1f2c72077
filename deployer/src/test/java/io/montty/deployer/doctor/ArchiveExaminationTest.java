package io.montty.deployer.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveExaminationTest {

    @TempDir
    private Path folder;

    private MadeUpMachine machine;
    private String program;

    @BeforeEach
    void makeUp() throws Exception {
        machine = new MadeUpMachine(folder);
        program = machine.path("opt/montty/bin/montty-archive").toString();
    }

    @Test
    void isContentWithOneThatFits() throws Exception {
        assertThat(look()).isEqualTo(Finding.ok("there is one that fits the MonTTY and the Java of run.sh"));
    }

    @Test
    void namesTheCommandThatMakesOneAndIsNoWorseForIt() throws Exception {
        machine.answer(program, 1, "the class archive is not there\n", "");

        assertThat(look())
                .isEqualTo(new Finding(
                        Verdict.OK, "there is none that fits, so each start takes longer than it need", program));
    }

    @Test
    void saysWhoMayMakeItWhereMonttyBelongsToSomebodyElse() throws Exception {
        machine.answer(program, 1, "", "");
        String owner = Files.getOwner(folder).getName();

        assertThat(look(machine.site(machine.site().uid() + 1)).fix()).isEqualTo("sudo -u " + owner + " " + program);
    }

    @Test
    void leavesWhatCannotBeSaid() throws Exception {
        machine.answer(program, 2, "", "montty-archive: there is no java in PATH\n");
        assertThat(look())
                .isEqualTo(Finding.skipped("montty-archive --check could not say whether there is one: "
                        + "montty-archive: there is no java in PATH"));

        Files.delete(Path.of(program));
        assertThat(look().verdict()).isEqualTo(Verdict.SKIPPED);
        Files.delete(machine.path("srv/run.sh"));
        assertThat(look().what()).startsWith("there is no " + machine.path("srv/run.sh"));
    }

    @Test
    void asksForNoJavaInParticularWhereMonttyBringsItsOwn() throws Exception {
        assertThat(RunScriptExamination.value("deployed_java=''\ndeployed_home=/opt/montty\n", "deployed_java"))
                .isEmpty();
        assertThat(RunScriptExamination.value("deployed_java=''\ndeployed_home=/opt/montty\n", "deployed_home"))
                .contains("/opt/montty");
    }

    private Finding look() throws Exception {
        return look(machine.site());
    }

    private static Finding look(Site site) throws Exception {
        return new ArchiveExamination(site).look().get(0);
    }
}
