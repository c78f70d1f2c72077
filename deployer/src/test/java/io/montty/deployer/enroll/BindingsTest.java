package io.montty.deployer.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindingsTest {

    private static final PublicKey KEY = MadeUpKeys.key(1);

    @TempDir
    private Path folder;

    private ProjectLayout project;
    private Path file;
    private Bindings bindings;

    @BeforeEach
    void makeProject() throws IOException {
        project = new ProjectLayout(folder.resolve("project"));
        Files.createDirectories(project.state());
        file = folder.resolve(".ssh/authorized_keys");
        bindings = new Bindings(file, project);
    }

    @Test
    void makesFileAndFolderForTheirOwnerAlone() throws IOException {
        assertThat(bindings.bind(binding())).isTrue();

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve(".ssh"))).isEqualTo("rwx------");
        assertThat(permissions(project.input().resolve("web1"))).isEqualTo("rwx------");
        assertThat(bindings.hosts()).containsExactly("web1");
        assertThat(project.allowedSigners()).doesNotExist();
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        bindings.bind(binding());
        Object before = Files.getAttribute(file, "unix:ino");

        assertThat(bindings.bind(binding())).isFalse();
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
    }

    @Test
    void keepsTheSignersInStepWhereThereAreAny() throws IOException {
        Files.writeString(project.allowedSigners(), "# mine\n");

        bindings.bind(binding());
        assertThat(project.allowedSigners()).hasContent("# mine\nweb1 namespaces=\"montty-report\" " + KEY + "\n");

        bindings.unbind("web1");
        assertThat(project.allowedSigners()).hasContent("# mine\n");
        assertThat(file).isEmptyFile();
        assertThat(project.input().resolve("web1")).isDirectory();
    }

    @Test
    void leavesALinkALink() throws IOException {
        Path real = Files.writeString(folder.resolve("keys"), "# mine\n");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);

        bindings.bind(binding());

        assertThat(file).isSymbolicLink();
        assertThat(real).content().startsWith("# mine\nrestrict,");
    }

    @Test
    void doesNotBindAKeyThatMayLogIn() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, KEY + " alice\n");

        assertThatThrownBy(() -> bindings.bind(binding()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(file + ": line 1 lets the same key do other things");
        assertThat(file).hasContent(KEY + " alice\n");
    }

    private Binding binding() {
        return new Binding("web1", false, Path.of("/opt/montty-receive"), Optional.empty(), project.root(), KEY);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
