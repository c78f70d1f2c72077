package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.plugins.loader.PluginJar;
import io.montty.plugins.loader.PluginLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PluginsCommandTest {

    @TempDir
    private Path folder;

    private TestProject project;
    private Path workshop;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(Files.createDirectory(folder.resolve("project")));
        workshop = Files.createDirectory(folder.resolve("workshop"));
    }

    private CliRun plugins(String... args) {
        List<String> all = new ArrayList<>(List.of("plugins"));
        all.addAll(List.of(args));
        all.addAll(List.of("--project", project.root().toString()));
        return CliRun.of(workshop, all.toArray(new String[0]));
    }

    private Path jar(String name, String id, String version) throws IOException {
        return PluginJar.named(name)
                .withManifest("Plugin-Id", id)
                .withManifest("Plugin-Version", version)
                .withCheck("demo.Hello", "demo.hello")
                .in(workshop);
    }

    @Test
    void addsAJarThatRunsThen() throws IOException {
        jar("demo-1.0.jar", "demo", "1.0");

        CliRun added = plugins("add", "demo-1.0.jar");

        assertThat(added.err()).isEmpty();
        assertThat(added.out()).startsWith("added demo 1.0; SHA-256 ").hasLineCount(1);
        assertThat(added.code()).isZero();
        assertThat(plugins("list")).isEqualTo(new CliRun(0, "demo  1.0  demo-1.0.jar\n", ""));
        assertThat(plugins("verify")).isEqualTo(new CliRun(0, "1 plugin is as added\n", ""));
        assertThat(project.check("--no-report").out()).contains("demo.hello");
    }

    @Test
    void replacesAnEarlierVersion() throws IOException {
        plugins("add", jar("demo-1.0.jar", "demo", "1.0").toString());

        CliRun added = plugins("add", jar("demo-1.1.jar", "demo", "1.1").toString());

        assertThat(added.out()).contains("added demo 1.1, in place of demo-1.0.jar;");
        assertThat(plugins("list").out()).isEqualTo("demo  1.1  demo-1.1.jar\n");
        assertThat(project.layout().plugins().resolve("demo-1.0.jar")).doesNotExist();
    }

    @Test
    void trustsAJarThatLiesThereAlready() throws IOException {
        Path jar = Files.copy(
                jar("demo.jar", "demo", "1.0"), project.layout().plugins().resolve("demo.jar"));

        assertThat(plugins("list").out()).startsWith("demo.jar  NOT LOADED: it is not listed in plugins.lock; ");
        assertThat(plugins("list").code()).isEqualTo(1);
        assertThat(plugins("add", jar.toString()).code()).isZero();
        assertThat(plugins("list")).isEqualTo(new CliRun(0, "demo  1.0  demo.jar\n", ""));
    }

    @Test
    void addsNothingThatWouldNotLoad() throws IOException {
        Path jar = PluginJar.named("demo.jar")
                .withCheck("demo.Hello", "demo.hello")
                .withManifest("Plugin-Requires", "99.0.0")
                .in(workshop);
        Files.writeString(workshop.resolve("text.jar"), "no jar");

        CliRun run = plugins("add", jar.toString(), "text.jar", "gone.jar");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("montty: " + jar + ": not added: it needs version 99.0.0 of MonTTY's API"))
                .anySatisfy(line -> assertThat(line).contains("text.jar: not added: it cannot be read as a jar"))
                .anySatisfy(line -> assertThat(line).contains("gone.jar: no such file"));
        assertThat(plugins("list").out()).isEqualTo("no plugins\n");
        assertThat(project.layout().plugins()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo.zip", ".demo.jar", "de\nmo.jar", " demo.jar"})
    void addsNothingUnderANameThatIsNotLoadedOrBreaksTheList(String name) throws IOException {
        Path jar = Files.move(jar("demo.jar", "demo", "1.0"), workshop.resolve(name));

        CliRun run = plugins("add", jar.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("expected a name that ends with .jar");
        assertThat(project.layout().plugins()).isEmptyDirectory();
    }

    @Test
    void addsNothingToAFolderThatOthersCanWrite() throws IOException {
        jar("demo.jar", "demo", "1.0");
        Files.setPosixFilePermissions(project.layout().plugins(), PosixFilePermissions.fromString("rwxrwxrwx"));

        CliRun run = plugins("add", "demo.jar");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("can be trusted: ", "can be written by everybody: chmod o-w ");
    }

    @Test
    void removesByIdOrFileName() throws IOException {
        plugins(
                "add",
                jar("a.jar", "alpha", "1").toString(),
                jar("b.jar", "beta", "2").toString());

        assertThat(plugins("remove", "alpha")).isEqualTo(new CliRun(0, "removed a.jar\n", ""));
        assertThat(plugins("remove", "b.jar").out()).isEqualTo("removed b.jar\n");
        assertThat(plugins("list").out()).isEqualTo("no plugins\n");
    }

    @Test
    void saysWhatThereIsWhenItCannotRemove() throws IOException {
        plugins("add", jar("a.jar", "alpha", "1").toString());

        assertThat(plugins("remove", "gamma"))
                .isEqualTo(new CliRun(1, "", "montty: no plugin is called gamma; there are alpha\n"));
    }

    @Test
    void verifiesThatNothingChanged() throws IOException {
        plugins("add", jar("a.jar", "alpha", "1").toString());
        Path jar = project.layout().plugins().resolve("a.jar");
        Files.write(jar, new byte[] {1});

        CliRun run = plugins("verify");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("montty: a.jar: it has changed since it was added: ");
    }

    @Test
    void addsOnlyWhatWasSignedByATrustedKeyWhereThatIsAskedFor() throws Exception {
        key("alice");
        key("mallory");
        String pub = Files.readString(workshop.resolve("alice.pub"));
        Files.writeString(project.root().resolve("signers"), "alice@example.com " + pub);
        project.monttyYaml("plugins: {signers: signers}");
        Path jar = jar("demo.jar", "demo", "1.0");

        assertThat(plugins("add", "demo.jar").err())
                .contains("there is no signature " + jar
                        + ".sig; make it with: ssh-keygen -Y sign -f KEY -n montty-plugin");
        sign("mallory", "montty-plugin", jar);
        assertThat(plugins("add", "demo.jar").err()).contains("nobody whom", "lists made the signature");
        sign("alice", "file", jar);
        assertThat(plugins("add", "demo.jar").err()).contains("is not one of alice@example.com for this jar");
        sign("alice", "montty-plugin", jar);
        CliRun added = plugins("add", "demo.jar");
        assertThat(added.err()).isEmpty();
        assertThat(added.out()).startsWith("added demo 1.0, signed by alice@example.com; ");
        assertThat(plugins("list").out()).isEqualTo("demo  1.0  demo.jar  signed by alice@example.com\n");
        assertThat(plugins("verify")).isEqualTo(new CliRun(0, "1 plugin is as added\n", ""));
        assertThat(project.check("--no-report").out()).contains("demo.hello");
    }

    @Test
    void loadsNothingUnsignedWhereSignaturesAreAskedFor() throws Exception {
        plugins("add", jar("demo.jar", "demo", "1.0").toString());
        project.monttyYaml("plugins: {signers: signers}");

        assertThat(project.check("--no-report").out()).contains("it was added without a signature");
    }

    @Test
    void listsEachPluginInALineThatAPersonCanRead() throws IOException {
        plugins("add", jar("demo.jar", "demo", "1.0").toString());

        String text = Files.readString(project.layout().plugins().resolve(PluginLock.FILE), StandardCharsets.UTF_8);

        assertThat(text.lines().filter(line -> !line.startsWith("#")))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{64}  demo  1\\.0  -  demo\\.jar");
    }

    @Test
    void asksForACommand() {
        CliRun run = CliRun.of(workshop, "plugins");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("list, add, remove or verify");
    }

    private void key(String name) throws Exception {
        run(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-C",
                name,
                "-f",
                workshop.resolve(name).toString());
    }

    private void sign(String key, String namespace, Path jar) throws Exception {
        Files.deleteIfExists(jar.resolveSibling(jar.getFileName() + ".sig"));
        run("ssh-keygen", "-q", "-Y", "sign", "-f", workshop.resolve(key).toString(), "-n", namespace, jar.toString());
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}
