package io.montty.deployer.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanExaminationTest {

    @TempDir
    private Path folder;

    private MadeUpMachine machine;

    @BeforeEach
    void makeUp() throws Exception {
        machine = new MadeUpMachine(folder);
        machine.write("srv/CHECKS/chk_a.sh", "");
        Files.delete(machine.path("srv/SPOOL/.plans/0.json"));
    }

    @Test
    void isContentWithAPlanThatIsYoungerThanAllThatItIsMadeFrom() throws Exception {
        keep("new", Duration.ofHours(1));
        keep("old", Duration.ofHours(-1));

        assertThat(look()).isEqualTo(Finding.ok("a run has kept what it found out of the checks, for those after it"));
    }

    @Test
    void namesWhatWasChangedAfterAPlanWasKept() throws Exception {
        keep("old", Duration.ofHours(-1));

        assertThat(look()).satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.OK);
            assertThat(finding.what())
                    .isEqualTo(machine.project().config() + " was changed after a run had kept what it found out of the"
                            + " checks, so the next one looks at them anew");
            assertThat(finding.fix()).contains("let the checks write elsewhere");
        });
    }

    @Test
    void saysThatNoRunCouldKeepOne() throws Exception {
        assertThat(look().verdict()).isEqualTo(Verdict.SKIPPED);

        machine.write("srv/SPOOL/.check.lock", "");

        assertThat(look()).satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.OK);
            assertThat(finding.what()).startsWith("no run has kept what it found out of the checks, so each one");
            assertThat(finding.fix())
                    .startsWith("montty check --dry-run --project "
                            + machine.project().root());
        });
    }

    private void keep(String name, Duration fromNow) throws Exception {
        Path plan = machine.write("srv/SPOOL/.plans/" + name + ".json", "{}");
        Files.setLastModifiedTime(plan, FileTime.from(Instant.now().plus(fromNow)));
    }

    private Finding look() throws Exception {
        return new PlanExamination(machine.site()).look().get(0);
    }
}
