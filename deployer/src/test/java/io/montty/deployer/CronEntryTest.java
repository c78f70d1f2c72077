package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import io.montty.api.CommandResult.NotStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CronEntryTest {

    private static final String OTHERS = "MAILTO=root\n\n# mine\n0 3 * * * backup --all 100\\%\n";

    @TempDir
    private Path folder;

    private final FakeCrontab crontab = new FakeCrontab();
    private DeployedFolder deployed;
    private String section;

    @BeforeEach
    void deploy() throws IOException {
        folder = folder.toRealPath();
        deployed = DeployedFolder.below(folder).with(crontab);
        deployed.deploy("a");
        deployed.deploy("a b");
        section = section(folder.resolve("a").toString(), folder.resolve("a") + "/run.sh");
    }

    @Test
    void printsTheLinesAndInstallsNothing() {
        Ended ended = deployed.deploy("a", "--cron");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo(section);
        assertThat(crontab.writes()).isZero();
    }

    @Test
    void installsIntoACrontabThatIsNotThereYet() {
        Ended ended = deployed.deploy("a", "--cron", "--install");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo("the crontab of alice now holds:\n" + section);
        assertThat(crontab.table()).isEqualTo(section);
    }

    @Test
    void leavesAllOtherLinesAlone() {
        crontab.hold(OTHERS);

        deployed.deploy("a", "--cron", "--install");
        assertThat(crontab.table()).isEqualTo(OTHERS + section);

        deployed.deploy("a", "--cron", "--remove");
        assertThat(crontab.table()).isEqualTo(OTHERS);
    }

    @Test
    void installsTwiceToTheSameEffectAsOnce() {
        deployed.deploy("a", "--cron", "--install");

        assertThat(deployed.deploy("a", "--cron", "--install").out()).contains("holds these lines already");
        assertThat(crontab.table()).isEqualTo(section);
        assertThat(crontab.writes()).isEqualTo(1);
    }

    @Test
    void renewsAnOlderSectionWhereItStands() {
        crontab.hold(section.replace("*/5", "*/9") + OTHERS);

        deployed.deploy("a", "--cron", "--install");

        assertThat(crontab.table()).isEqualTo(section + OTHERS);
    }

    @Test
    void keepsSeveralProjectsSideBySide() {
        deployed.deploy("a", "--cron", "--install");
        deployed.deploy("a b", "--cron", "--install");
        String other = section(folder.resolve("a b").toString(), "'" + folder.resolve("a b") + "/run.sh'");
        assertThat(crontab.table()).isEqualTo(section + other);

        deployed.deploy("a", "--cron", "--remove");
        assertThat(crontab.table()).isEqualTo(other);
    }

    @Test
    void endsALastLineThatHasNoEnd() {
        crontab.hold("0 3 * * * backup");

        deployed.deploy("a", "--cron", "--install");

        assertThat(crontab.table()).isEqualTo("0 3 * * * backup\n" + section);
    }

    @Test
    void removesTheLinesOfADirectoryThatIsGone() {
        crontab.hold(section("/gone/away", "/gone/away/run.sh") + OTHERS);

        assertThat(deployed.deploy("/gone/away", "--cron", "--remove").code()).isZero();
        assertThat(crontab.table()).isEqualTo(OTHERS);
    }

    @Test
    void saysWhichDirectoriesHaveLinesWhenTheNamedOneHasNone() {
        deployed.deploy("a b", "--cron", "--install");

        Ended ended = deployed.deploy("a", "--cron", "--remove");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .isEqualTo("the crontab of alice holds no lines for " + folder.resolve("a") + "\nit holds lines for: "
                        + folder.resolve("a b") + "\n");
        assertThat(crontab.writes()).isEqualTo(1);
    }

    @Test
    void installsTheSameLinesThroughALink() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));

        deployed.deploy("link", "--cron", "--install");

        assertThat(crontab.table()).isEqualTo(section);
    }

    @Test
    void refusesASectionWithoutItsEnd() {
        String half = section.replaceFirst("# END.*\n", "");
        crontab.hold(half + OTHERS);

        assertRefused(deployed.deploy("a", "--cron", "--install"), "as a pair");
        assertRefused(deployed.deploy("a", "--cron", "--remove"), "as a pair");
        assertThat(crontab.table()).isEqualTo(half + OTHERS);
    }

    @Test
    void refusesADirectoryWithALineBreak() {
        deployed.deploy("a\nb");

        assertRefused(deployed.deploy("a\nb", "--cron"), "holds a line break");
    }

    @Test
    void refusesADirectoryThatIsNotDeployed() {
        assertRefused(deployed.deploy("none", "--cron", "--install"), "holds no run.sh");
    }

    @Test
    void refusesToInstallWithoutCron() {
        assertRefused(deployed.deploy("a", "--install"), "montty deploy DIR --cron --install");
        assertThat(crontab.writes()).isZero();
    }

    @Test
    void refusesToInstallAndRemoveAtOnce() {
        assertRefused(deployed.deploy("a", "--cron", "--install", "--remove"), "--install and --remove are opposites");
        assertThat(crontab.writes()).isZero();
    }

    @Test
    void tellsWhenCronIsMissing() {
        crontab.answer(new CommandResult(new NotStarted("no program 'crontab' in PATH /bin"), "", "", false));

        assertRefused(deployed.deploy("a", "--cron", "--install"), "install cron");
    }

    @Test
    void tellsWhyCrontabRefused() {
        crontab.answer(FakeCrontab.ended(1, "", "You (alice) are not allowed to use this program (crontab)\n"));

        assertRefused(deployed.deploy("a", "--cron", "--install"), "You (alice) are not allowed");
        assertRefused(deployed.deploy("a", "--cron", "--install"), "lines by hand, get them with --cron alone");
    }

    @Test
    void refusesACrontabThatItCouldNotWriteBackWhole() {
        crontab.answer(new CommandResult(new Exited(0), OTHERS, "", true));
        assertRefused(deployed.deploy("a", "--cron", "--install"), "longer than 1024 KiB");

        crontab.answer(FakeCrontab.ended(0, "# caf\uFFFD\n", ""));
        assertRefused(deployed.deploy("a", "--cron", "--install"), "not UTF-8");
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        deployed.deploy("a", "--cron", "--install");

        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("montty-crontab"));
        }
    }

    private static String section(String directory, String script) {
        return "# BEGIN MonTTY " + directory + "\n*/5 * * * * " + script + " local_chk \"\"\n* * * * * " + script
                + " man\n# END MonTTY " + directory + "\n";
    }

    private static void assertRefused(Ended ended, String why) {
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("montty: ").contains(why);
    }
}
