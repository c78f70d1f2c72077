package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployCommandTest {

    @TempDir
    private Path folder;

    private DeployedFolder deployed;
    private Path project;

    @BeforeEach
    void makeDistribution() throws IOException {
        deployed = DeployedFolder.below(folder);
        project = folder.resolve("project");
    }

    @Test
    void laysOutEveryFolderForItsOwnerAlone() throws IOException {
        assertThat(deployed.deploy("project").code()).isZero();

        for (Path made : new ProjectLayout(project).folders()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .as("%s", made)
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void laysOutConfigurationScriptsChecksAndPlugins() {
        deployed.deploy("project");

        assertThat(project.resolve("montty.yaml")).isNotEmptyFile();
        assertThat(project.resolve("run.sh")).isExecutable();
        assertThat(project.resolve("spy.sh")).isExecutable();
        assertThat(project.resolve("CHECKS/chk_ports.sh")).isExecutable().hasContent("#!/bin/sh\necho 1\n");
        assertThat(project.resolve("CHECKS/checks.yaml")).hasContent("checks: {}\n");
        assertThat(project.resolve("CHECKS/DATA_FILES/ports")).hasContent("22\n");
        assertThat(project.resolve("PLUGINS/montty-checks-host.jar")).hasContent("jar");
    }

    @Test
    void saysWhatItMade() {
        assertThat(deployed.deploy("project").out())
                .contains("made      montty.yaml\n", "made      CHECKS/chk_ports.sh\n")
                .contains(project + ": 7 made, 0 updated, 0 removed, 0 unchanged, 0 left as you want them\n");
    }

    @Test
    void endsWithTheCommandsToRunNext() {
        String montty = "'" + deployed.home() + "/bin/montty'";

        assertThat(deployed.deploy("a project").out())
                .endsWith(" left as you want them\n"
                        + "next, run the checks once:  " + montty + " check --project '" + folder + "/a project'\n"
                        + "then let cron run them:     " + montty + " deploy '" + folder
                        + "/a project' --cron --install\n");
    }

    @Test
    void changesNothingTheSecondTime() {
        deployed.deploy("project");

        assertThat(deployed.deploy("project").out())
                .startsWith(project + ": 0 made, 0 updated, 0 removed, 7 unchanged, 0 left as you want them\n");
    }

    @Test
    void deploysIntoTheCurrentFolderByDefault() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(deployed.calledIn(empty).deploy().code()).isZero();

        assertThat(empty.resolve("montty.yaml")).exists();
    }

    @Test
    void makesMissingParents() {
        assertThat(deployed.deploy("a/b c/project").code()).isZero();

        assertThat(folder.resolve("a/b c/project/montty.yaml")).exists();
    }

    @Test
    void leavesTheFoldersOfAProjectAsOpenAsTheyAre() throws IOException {
        deployed.deploy("project");
        Path checks = project.resolve("CHECKS");
        Files.setPosixFilePermissions(checks, PosixFilePermissions.fromString("rwxr-x---"));

        deployed.deploy("project");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(checks)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void refusesAFile() throws IOException {
        Files.writeString(project, "mine");

        assertRefused(deployed.deploy("project"), project + " is not a folder");
        assertThat(project).hasContent("mine");
    }

    @Test
    void refusesAFolderBelowAFile() throws IOException {
        Files.writeString(project, "mine");

        assertRefused(deployed.deploy("project/below"), project + " is not a folder");
    }

    @Test
    void refusesALinkToNowhere() throws IOException {
        Files.createSymbolicLink(project, folder.resolve("nowhere"));

        assertRefused(deployed.deploy("project"), project + " is not a folder");
    }

    @Test
    void refusesAFolderThatIsInUseForSomethingElse() throws IOException {
        Files.createDirectory(project);
        Files.writeString(project.resolve("letter.txt"), "mine");

        assertRefused(deployed.deploy("project"), "holds other files and is not a project directory");
        assertThat(project).isDirectoryNotContaining(file -> !file.endsWith("letter.txt"));
    }

    @Test
    void laysOutBesideOtherFilesWhenForced() throws IOException {
        Files.createDirectory(project);
        Files.writeString(project.resolve("run.sh"), "mine");

        Ended ended = deployed.deploy("project", "--force");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("kept      run.sh  (yours");
        assertThat(project.resolve("run.sh")).hasContent("mine");
        assertThat(project.resolve("montty.yaml")).exists();
    }

    @Test
    void refusesAFileWhereAFolderIsNeeded() throws IOException {
        deployed.deploy("project");
        Files.delete(project.resolve("PLUGINS/montty-checks-host.jar"));
        Files.delete(project.resolve("PLUGINS"));
        Files.writeString(project.resolve("PLUGINS"), "mine");

        assertRefused(deployed.deploy("project"), project.resolve("PLUGINS") + " is in the way");
    }

    @Test
    void refusesAnEmptyName() {
        assertRefused(deployed.deploy(""), "DIR is empty");
    }

    @Test
    void refusesABrokenManifest() throws IOException {
        deployed.deploy("project");
        Files.writeString(project.resolve(".montty-deployed"), "0  run.sh\n");

        assertRefused(deployed.deploy("project"), project.resolve(".montty-deployed") + ", line 1");
    }

    @Test
    void refusesADistributionThatIsNotWhole() throws IOException {
        Files.delete(deployed.home().resolve("plugins/montty-checks-host.jar"));
        Files.delete(deployed.home().resolve("plugins"));

        assertRefused(
                deployed.deploy("project"), "there is no " + deployed.home().resolve("plugins"));
    }

    @Test
    void tellsWhatStoppedItHalfWayAndGoesOnLater() throws IOException {
        deployed.deploy("project");
        deployed.ship("checks/scripts/NEW/chk_more.sh", "more");
        Files.writeString(project.resolve("CHECKS/NEW"), "in the way");

        Ended stopped = deployed.deploy("project");
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.err())
                .contains("stopped half-way: " + project.resolve("CHECKS/NEW")
                        + ": there is a file of this name already; ");

        Files.delete(project.resolve("CHECKS/NEW"));
        assertThat(deployed.deploy("project").code()).isZero();
        assertThat(project.resolve("CHECKS/NEW/chk_more.sh")).hasContent("more");
    }

    @Test
    void letsCronRunTheChecksAloneWhereReportsGoToAServer() {
        deployed.deploy("project");

        assertThat(deployed.deploy("project", "--cron", "--no-manager").out())
                .contains("/run.sh local_chk \"\"\n")
                .doesNotContain("run.sh man");
        assertRefused(deployed.deploy("project", "--no-manager"), "--no-manager is about crontab lines");
    }

    @Test
    void letsCronForwardReportsInPlaceOfFilingThem() {
        deployed.deploy("project");

        assertThat(deployed.deploy("project", "--cron", "--relay").out())
                .contains("/run.sh local_chk \"\"\n* * * * * ", "/run.sh relay\n")
                .doesNotContain("run.sh man");
        assertRefused(deployed.deploy("project", "--relay"), "--relay is about crontab lines");
        assertRefused(deployed.deploy("project", "--cron", "--relay", "--no-manager"), "give it without --no-manager");
    }

    @Test
    void printsAnAccountByWhichOneHostHandsInReportsOverSftp() {
        deployed.deploy("project");

        Ended ended = deployed.deploy("project", "--sftp-setup", "db1.Example.org");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("host=db1.example.org\naccount=mty-db1-example-org\nserver_user=alice\nproject=" + project
                        + "\nchroot=/srv/mty-db1-example-org\n")
                .contains("#   " + project + "/REPORTS/_input/db1.example.org /srv/mty-db1-example-org" + project)
                .contains("ForceCommand internal-sftp -u 0027 -p open,close,write,")
                .doesNotContain("@HOST@", "@ACCOUNT@", "@PROJECT@", "@USER@");
    }

    @Test
    void refusesAnSftpAccountForWhatIsNoHostOrHasTooLongAName() {
        deployed.deploy("project");

        assertRefused(
                deployed.deploy("project", "--sftp-setup", "a b"),
                "--sftp-setup is 'a b', expected the name of a host");
        assertRefused(deployed.deploy("project", "--sftp-setup", "../x"), "expected the name of a host");
        assertRefused(deployed.deploy("project", "--sftp-setup"), "--sftp-setup");
        assertThat(deployed.deploy("project", "--sftp-setup", "w".repeat(27)).out())
                .contains("account=mty-" + "w".repeat(27) + "\n");
        assertRefused(
                deployed.deploy("project", "--sftp-setup", "w".repeat(28)),
                "has 32 characters, and accounts have at most 31; call the host by a name of at most 27");
    }

    private void assertRefused(Ended ended, String why) {
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("montty: ").contains(why);
        assertThat(ended.out()).isEmpty();
    }
}
