package io.montty.plugins.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Put one jar that must not be trusted beside one that is: the first must be named, and never run. */
class JarGateTest {

    private static final long NOBODY = 65534;

    @TempDir
    Path project;

    private Path folder;

    @BeforeEach
    void installAGoodJar() throws IOException {
        folder = Files.createDirectory(project.resolve("PLUGINS"));
        PluginJar.named("good.jar").withCheck("com.good.Good", "good").in(folder);
    }

    @Test
    void refusesAJarOfWhichOneByteChanged() throws IOException {
        Path jar = badJar();
        byte[] bytes = Files.readAllBytes(jar);
        bytes[bytes.length / 2] ^= 1;
        Files.write(jar, bytes);

        assertRefused("it has changed since it was added: its SHA-256 is ", "plugins.lock has ", "montty plugins add ");
    }

    @Test
    void refusesAJarThatIsNotListed() throws IOException {
        badJar();
        PluginLock.read(folder).without("bad.jar").write(folder);

        assertRefused("it is not listed in plugins.lock", "trust it with: montty plugins add " + folder);
    }

    @Test
    void refusesEveryJarWhereThereIsNoList() throws IOException {
        Files.delete(folder.resolve(PluginLock.FILE));

        assertThat(discover().checks()).isEmpty();
        assertThat(messages()).singleElement().asString().startsWith("ALERT PLUGINS/good.jar: not loaded: it is not");
    }

    @Test
    void refusesAJarThatEverybodyCanWrite() throws IOException {
        Path jar = badJar();
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertRefused(jar + " can be written by everybody: chmod o-w " + jar);
    }

    @Test
    void refusesAJarOfAStranger() throws IOException {
        Path jar = badJar();
        assumeThat(chown(jar)).as("only root gives files away").isTrue();

        assertRefused("who is neither root nor the user who runs the checks", "chown it");
    }

    @Test
    void refusesALinkToAJar() throws IOException {
        Path jar = badJar();
        Path elsewhere = Files.move(jar, project.resolve("bad.jar"));
        Files.createSymbolicLink(jar, elsewhere);

        assertRefused("is a symbolic link to " + elsewhere, "put the thing itself in its place");
    }

    @Test
    void refusesAJarForANewerApi() throws IOException {
        PluginJar.named("bad.jar")
                .withCheck("com.bad.B", "bad")
                .withManifest("Plugin-Requires", "99.0.0")
                .in(folder);

        assertRefused("it needs version 99.0.0 of MonTTY's API, and this MonTTY has 2.0.0", "install a newer MonTTY");
    }

    @Test
    void warnsOfAJarThatDoesNotSayWhatItNeedsAndLoadsIt() throws IOException {
        PluginJar.named("odd.jar")
                .withCheck("com.odd.O", "odd")
                .withoutManifest("Plugin-Requires")
                .in(folder);

        assertThat(ids()).containsExactly("good", "odd");
        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("WARN PLUGINS/odd.jar: does not say which version");
    }

    @Test
    void refusesAnUnsignedJarWhereSignaturesAreAskedFor() throws IOException {
        PluginPlace place = TrustedFolder.untrusted(folder);
        PluginPlace strict = new PluginPlace(place.folder(), place.origin(), place.temporary(), place.trust(), true);

        try (PluginCheckSource source = new PluginCheckSource(strict, KnownJars.NONE)) {
            assertThat(source.discover().findings())
                    .singleElement()
                    .extracting(Finding::message)
                    .asString()
                    .contains("it was added without a signature", "sign it and add it again");
        }
    }

    @Test
    void loadsNothingFromALinkedFolder() throws IOException {
        Path elsewhere = Files.move(folder, project.resolve("elsewhere"));
        Files.createSymbolicLink(folder, elsewhere);

        assertNothingLoads(folder + " is a symbolic link to " + elsewhere);
    }

    @Test
    void loadsNothingFromAFolderThatEverybodyCanWrite() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertNothingLoads("PLUGINS can be written by everybody: chmod o-w " + folder.toRealPath());
    }

    @Test
    void loadsNothingBelowAFolderThatEverybodyCanWrite() throws IOException {
        Files.setPosixFilePermissions(project, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertNothingLoads(project.toRealPath() + " can be written by everybody");
    }

    @Test
    void trustsAFolderBelowOneWhereOnlyOwnersCanRemove() throws IOException {
        Files.setAttribute(project, "unix:mode", 01777);

        assertThat(ids()).containsExactly("good");
        assertThat(messages()).isEmpty();
    }

    @Test
    void loadsNothingByAListThatEverybodyCanWrite() throws IOException {
        Files.setPosixFilePermissions(folder.resolve(PluginLock.FILE), PosixFilePermissions.fromString("rw-r--rw-"));

        assertNothingLoads("plugins.lock can be written by everybody");
    }

    @Test
    void loadsNothingByAListOfAStranger() throws IOException {
        assumeThat(chown(folder.resolve(PluginLock.FILE)))
                .as("only root gives files away")
                .isTrue();

        assertNothingLoads("who is neither root nor the user who runs the checks");
    }

    @Test
    void namesTheLineOfTheListThatIsWrongAndFollowsTheOthers() throws IOException {
        Files.writeString(folder.resolve(PluginLock.FILE), "abc good.jar\n", StandardOpenOption.APPEND);

        assertThat(ids()).containsExactly("good");
        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("ALERT PLUGINS/plugins.lock: line 4 is not SHA-256, Plugin-Id,");
    }

    @Test
    void warnsOfAJarThatIsListedAndGone() throws IOException {
        Files.delete(badJar());

        assertThat(ids()).containsExactly("good");
        assertThat(messages())
                .containsExactly("WARN PLUGINS/bad.jar: is listed in plugins.lock but not there, so its checks do not"
                        + " run; put it back, or take it off the list with: montty plugins remove bad.jar");
    }

    private Path badJar() throws IOException {
        return PluginJar.named("bad.jar").withCheck("com.bad.B", "bad").in(folder);
    }

    private static boolean chown(Path file) {
        try {
            Files.setAttribute(file, "unix:uid", (int) NOBODY);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Discovery discover() throws IOException {
        try (PluginCheckSource source = new PluginCheckSource(TrustedFolder.untrusted(folder), KnownJars.NONE)) {
            return source.discover();
        }
    }

    private List<String> ids() throws IOException {
        return discover().checks().stream()
                .map(found -> found.node().spec().id())
                .toList();
    }

    private List<String> messages() throws IOException {
        return discover().findings().stream()
                .map(finding -> finding.status() + " " + finding.source() + ": " + finding.message())
                .toList();
    }

    private void assertRefused(String... parts) throws IOException {
        assertThat(ids()).containsExactly("good");
        assertThat(discover().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.source()).isEqualTo("PLUGINS/bad.jar");
            assertThat(finding.status()).isEqualTo(Status.ALERT);
            assertThat(finding.message()).startsWith("not loaded: ").contains(parts);
        });
    }

    private void assertNothingLoads(String part) throws IOException {
        assertThat(ids()).isEmpty();
        assertThat(discover().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.source()).isEqualTo("PLUGINS/");
            assertThat(finding.status()).isEqualTo(Status.ALERT);
            assertThat(finding.message())
                    .startsWith("no plugin is loaded (good.jar): ")
                    .contains(part);
        });
    }
}
