package io.montty.deployer;

import static io.montty.deployer.Change.Action.KEPT;
import static io.montty.deployer.Change.Action.LEFT_OUT;
import static io.montty.deployer.Change.Action.MADE;
import static io.montty.deployer.Change.Action.REMOVED;
import static io.montty.deployer.Change.Action.UNCHANGED;
import static io.montty.deployer.Change.Action.UPDATED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.deployer.Change.Action;
import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTest {

    private static final String CHECK = "CHECKS/chk_a.sh";

    @TempDir
    private Path project;

    @Test
    void updatesAFileThatNobodyChanged() throws IOException {
        deploy(script(CHECK, "one"));

        assertThat(deploy(script(CHECK, "two"))).isEqualTo(UPDATED);
        assertThat(project.resolve(CHECK)).hasContent("two").isExecutable();
    }

    @Test
    void keepsAFileThatItsUserChanged() throws IOException {
        deploy(script(CHECK, "one"));
        Files.writeString(project.resolve(CHECK), "mine");

        assertThat(deploy(script(CHECK, "one"))).isEqualTo(KEPT);
        assertThat(deploy(script(CHECK, "two"))).isEqualTo(KEPT);
        assertThat(deploy(script(CHECK, "three"))).isEqualTo(KEPT);
        assertThat(project.resolve(CHECK)).hasContent("mine");
    }

    @Test
    void updatesAFileWhoseUserTookTheChangeBack() throws IOException {
        deploy(script(CHECK, "one"));
        Files.writeString(project.resolve(CHECK), "mine");
        deploy(script(CHECK, "two"));
        Files.writeString(project.resolve(CHECK), "one");

        assertThat(deploy(script(CHECK, "two"))).isEqualTo(UPDATED);
    }

    @Test
    void takesAFileThatIsAsShippedForItsOwn() throws IOException {
        Files.createDirectory(project.resolve("CHECKS"));
        Files.writeString(project.resolve(CHECK), "one");

        assertThat(deploy(script(CHECK, "one"))).isEqualTo(UNCHANGED);
        assertThat(deploy(script(CHECK, "two"))).isEqualTo(UPDATED);
    }

    @Test
    void keepsAFileThatWasThereBefore() throws IOException {
        Files.createDirectory(project.resolve("CHECKS"));
        Files.writeString(project.resolve(CHECK), "mine");

        assertThat(deploy(script(CHECK, "one"))).isEqualTo(KEPT);
        assertThat(deploy(script(CHECK, "two"))).isEqualTo(KEPT);
    }

    @Test
    void keepsALinkInPlaceOfAFile() throws IOException {
        deploy(script(CHECK, "one"));
        Path elsewhere = Files.writeString(project.resolve("elsewhere"), "one");
        Files.delete(project.resolve(CHECK));
        Files.createSymbolicLink(project.resolve(CHECK), elsewhere);

        assertThat(deploy(script(CHECK, "two"))).isEqualTo(KEPT);
        assertThat(elsewhere).hasContent("one");
    }

    @Test
    void leavesOutWhatItsUserDeleted() throws IOException {
        deploy(script(CHECK, "one"));
        Files.delete(project.resolve(CHECK));

        assertThat(deploy(script(CHECK, "one"))).isEqualTo(LEFT_OUT);
        assertThat(deploy(script(CHECK, "two"))).isEqualTo(LEFT_OUT);
        assertThat(project.resolve(CHECK)).doesNotExist();
    }

    @Test
    void bringsADeletedFileBackWhenItsLineInTheManifestIsGone() throws IOException {
        deploy(script(CHECK, "one"));
        Files.delete(project.resolve(CHECK));
        Files.writeString(project.resolve(Manifest.FILE), "");

        assertThat(deploy(script(CHECK, "one"))).isEqualTo(MADE);
    }

    @Test
    void bringsADeletedConfigurationBack() throws IOException {
        ShippedFile config = new ShippedFile(ProjectLayout.CONFIG_FILE, new byte[0], false);
        deploy(config);
        Files.delete(project.resolve(ProjectLayout.CONFIG_FILE));

        assertThat(deploy(config)).isEqualTo(MADE);
    }

    @Test
    void removesWhatIsShippedNoMore() throws IOException {
        deploy(script("CHECKS/chk_old.sh", "old"));

        List<Change> changes = new Deployment(new ProjectLayout(project), List.of()).run();

        assertThat(changes).extracting(Change::action).containsExactly(REMOVED);
        assertThat(project.resolve("CHECKS/chk_old.sh")).doesNotExist();
    }

    @Test
    void keepsWhatIsShippedNoMoreIfItsUserChangedIt() throws IOException {
        deploy(script("CHECKS/chk_old.sh", "old"));
        Files.writeString(project.resolve("CHECKS/chk_old.sh"), "mine");

        List<Change> changes = new Deployment(new ProjectLayout(project), List.of()).run();

        assertThat(changes).extracting(Change::action).containsExactly(KEPT);
        assertThat(project.resolve("CHECKS/chk_old.sh")).hasContent("mine");
    }

    @Test
    void givesAnUpdatedFileTheModeItHad() throws IOException {
        deploy(script(CHECK, "one"));
        Files.setPosixFilePermissions(project.resolve(CHECK), PosixFilePermissions.fromString("rw-r-----"));

        deploy(script(CHECK, "two"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(project.resolve(CHECK))))
                .isEqualTo("rw-r-----");
    }

    @Test
    void writesAManifestThatSha256sumUnderstands() throws Exception {
        deploy(script("CHECKS/chk_a b.sh", "one"));
        List<String> verify = List.of("/usr/bin/sha256sum", "--strict", "-c", Manifest.FILE);

        assertThat(Shell.in(project).run(verify).code()).isZero();

        Files.writeString(project.resolve("CHECKS/chk_a b.sh"), "mine");
        assertThat(Shell.in(project).run(verify).code()).isNotZero();
    }

    @Test
    void neverFollowsAManifestOutOfTheProject() throws IOException {
        String path = "CHECKS/../../outside";
        Files.writeString(project.resolve(Manifest.FILE), Fingerprint.of(new byte[0]) + "  " + path + "\n");

        assertThatThrownBy(() -> deploy(script(CHECK, "one")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(Manifest.FILE + ", line 1: expected a SHA-256, two blanks and a path");
    }

    private Action deploy(ShippedFile file) throws IOException {
        return new Deployment(new ProjectLayout(project), List.of(file))
                .run()
                .get(0)
                .action();
    }

    private static ShippedFile script(String path, String text) {
        return new ShippedFile(path, text.getBytes(UTF_8), true);
    }
}
