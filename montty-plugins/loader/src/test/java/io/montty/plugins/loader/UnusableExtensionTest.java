package io.montty.plugins.loader;

import static io.montty.plugins.loader.PluginJar.check;
import static io.montty.plugins.loader.PluginJar.extension;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Discovery;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Put one bad extension into a jar between two good ones: it must be reported, and both good ones must load. */
class UnusableExtensionTest {

    private static final int JAVA = Runtime.version().feature();
    private static final String RUN =
            "public CheckResult run(CheckContext context) { return CheckResult.okay(\"fine\"); }\n";
    private static final String SPEC = "public CheckSpec spec() { return CheckSpec.of(\"bad\", \"Bad\"); }\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "public Bad() { throw new IllegalStateException(\"boom\"); }, IllegalStateException, <init>",
        "public Bad() { throw new AssertionError(\"boom\"); }, AssertionError, <init>",
        "public Bad() { throw new NoSuchMethodError(\"boom\"); }, NoSuchMethodError, ''",
        "static final int X = explode(); static int explode() { throw new IllegalStateException(\"boom\"); },"
                + " IllegalStateException, explode",
        "static final int X = explode(); static int explode() { throw new OutOfMemoryError(\"boom\"); },"
                + " OutOfMemoryError, explode",
    })
    void reportsAnExtensionThatThrowsWhileItIsCreated(String member, String thrown, String method) throws IOException {
        String message = messageOf(extension("com.bad.Bad", "implements Check", member + "\n" + SPEC + RUN));

        assertThat(message).startsWith("com.bad.Bad is not loaded: it ").contains(thrown + ": boom");
        assertThat(message).contains(method.isEmpty() ? "build it again" : "com.bad.Bad." + method + " (Bad.java:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IllegalStateException", "AssertionError", "StackOverflowError"})
    void reportsACheckWhoseSpecThrows(String thrown) throws IOException {
        String message = messageOf(extension(
                "com.bad.Bad",
                "implements Check",
                "public CheckSpec spec() { throw new " + thrown + "(\"boom\"); }" + RUN));

        assertThat(message)
                .isEqualTo("com.bad.Bad is not loaded: it threw " + thrown
                        + ": boom in com.bad.Bad.spec (Bad.java:7); correct the plugin, or remove its jar");
    }

    @Test
    void reportsACheckWhoseSpecIsOutOfBounds() throws IOException {
        String message = messageOf(extension(
                "com.bad.Bad",
                "implements Check",
                "public CheckSpec spec() { return CheckSpec.of(\"a/b\", \"Bad\"); }" + RUN));

        assertThat(message).contains("check id 'a/b' holds a slash", "in com.bad.Bad.spec (Bad.java:7)");
    }

    @Test
    void namesThePluginsOwnLineWhenJavaThrew() throws IOException {
        String message = messageOf(extension(
                "com.bad.Bad",
                "implements Check",
                "public CheckSpec spec() { List.of().iterator().next(); return null; }" + RUN));

        assertThat(message).contains("it threw NoSuchElementException in com.bad.Bad.spec (Bad.java:7);");
    }

    @Test
    void reportsACheckWithoutSpec() throws IOException {
        String message = messageOf(
                extension("com.bad.Bad", "implements Check", "public CheckSpec spec() { return null; }" + RUN));

        assertThat(message)
                .isEqualTo("com.bad.Bad is not loaded: spec() of com.bad.Bad returned null; let it return a CheckSpec");
    }

    @Test
    void reportsAProviderWhoseGroupThrows() throws IOException {
        String message = messageOf(extension(
                "com.bad.Bad",
                "implements CheckGroupProvider",
                "public CheckGroup group() { return CheckGroup.all(CheckSpec.of(\"bad\", \"Bad\"), List.of()); }"));

        assertThat(message)
                .isEqualTo("com.bad.Bad is not loaded: it threw IllegalArgumentException: group bad has no members"
                        + " in com.bad.Bad.group (Bad.java:7); correct the plugin, or remove its jar");
    }

    @Test
    void reportsAProviderWithoutGroup() throws IOException {
        String message = messageOf(extension(
                "com.bad.Bad", "implements CheckGroupProvider", "public CheckGroup group() { return null; }"));

        assertThat(message)
                .isEqualTo("com.bad.Bad is not loaded: its group() returned null; let it return a CheckGroup");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CheckGroup.all(SPEC, List.of(new Part()))",
                "CheckGroup.all(SPEC, List.of(new Good2())).behind(List.of(new Part()))"
            })
    void reportsAGroupOneOfWhosePartsHasNoSpec(String group) throws IOException {
        String message = messageOf(extension("com.bad.Bad", "implements CheckGroupProvider", """
                static final CheckSpec SPEC = CheckSpec.of("bad", "Bad");
                public CheckGroup group() { return %s; }
                static class Part implements Check {
                    public CheckSpec spec() { return null; }
                    public CheckResult run(CheckContext context) { return CheckResult.okay("fine"); }
                }
                """.formatted(group)));

        assertThat(message).contains("com.bad.Bad is not loaded: spec() of com.bad.Bad$Part returned null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"private Bad() {}", "public Bad(int port) {}"})
    void reportsAnExtensionWithoutAConstructorForUs(String constructor) throws IOException {
        String message = messageOf(extension("com.bad.Bad", "implements Check", constructor + SPEC + RUN));

        assertThat(message)
                .startsWith("com.bad.Bad is not loaded: it cannot be created (")
                .contains("a public constructor without parameters");
    }

    @Test
    void reportsAnAbstractExtension() throws IOException {
        String source = extension("com.bad.Bad", "implements Check", SPEC + RUN);

        assertThat(messageOf(source.replace("public class", "public abstract class")))
                .contains("it cannot be created (", "not abstract");
    }

    @Test
    void reportsAnExtensionOfAnotherKind() throws IOException {
        String message = messageOf(extension("com.bad.Bad", "implements org.pf4j.ExtensionPoint", ""));

        assertThat(message).startsWith("com.bad.Bad is not loaded: it is neither a Check nor a CheckGroupProvider");
    }

    @Test
    void reportsAnExtensionClassThatIsNotThere() throws IOException {
        Discovery discovery = discover(good("bad.jar").withIndex("com.bad.Bad\ncom.bad.Good1\ncom.bad.Good2\n"));

        assertThat(onlyMessage(discovery))
                .isEqualTo("com.bad.Bad is not loaded: the jar's index names it, but the jar does not hold it;"
                        + " make a clean build of the jar");
    }

    @Test
    void reportsAnExtensionClassThatIsNoClassFile() throws IOException {
        Discovery discovery = discover(good("bad.jar")
                .withIndex("com.bad.Bad\ncom.bad.Good1\ncom.bad.Good2\n")
                .withEntry("com/bad/Bad.class", "<html>404</html>".getBytes(StandardCharsets.UTF_8)));

        assertThat(onlyMessage(discovery)).startsWith("com.bad.Bad is not loaded: it threw ClassFormatError");
    }

    @Test
    void reportsAnExtensionClassThatIsDamagedInTheJar() throws IOException {
        Path jar = good("bad.jar").withCheck("com.bad.Bad", "bad").in(folder);
        byte[] bytes = Files.readAllBytes(jar);
        String name = "com/bad/Bad.class";
        int content = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name) + name.length();
        Arrays.fill(bytes, content, content + 20, (byte) 0xff);
        Files.write(jar, bytes);

        assertThat(onlyMessage(discover()))
                .isEqualTo(
                        "com.bad.Bad is not loaded: its class file cannot be read: the jar is damaged; copy it again");
    }

    @Test
    void reportsALibraryThatIsNeitherInTheJarNorPartOfTheApi() throws IOException {
        String message = messageOf(
                extension("com.bad.Bad", "implements Check", "private final Gone gone = new Gone();\n" + SPEC + RUN)
                        + "class Gone {}\n",
                "com/bad/Gone.class");

        assertThat(message)
                .isEqualTo("com.bad.Bad is not loaded: it needs the class com.bad.Gone, which is neither in the jar nor"
                        + " in MonTTY's API; bundle its library in the jar (maven-shade-plugin)");
    }

    @Test
    void saysWhichJavaAJarNeedsAndWhichRuns() throws IOException {
        Discovery discovery = discover(
                PluginJar.named("bad.jar").withCheck("com.bad.Bad", "bad").forJava(JAVA + 4));

        assertThat(onlyMessage(discovery))
                .isEqualTo(
                        "com.bad.Bad is not loaded: it is built for Java %1$d, but MonTTY runs on Java %2$d; build it"
                                        .formatted(JAVA + 4, JAVA)
                                + " with --release %2$d, or run MonTTY on Java %1$d or newer"
                                        .formatted(JAVA + 4, JAVA));
    }

    @Test
    void doesNotAskForANewerJavaWhenPreviewFeaturesAreInTheWay() throws IOException {
        Discovery discovery = discover(
                PluginJar.named("bad.jar").withCheck("com.bad.Bad", "bad").forPreviewOfJava(JAVA));

        assertThat(onlyMessage(discovery))
                .startsWith(
                        "com.bad.Bad is not loaded: it does not fit Java %d, which MonTTY runs on (".formatted(JAVA))
                .endsWith("build it with --release %d and without preview features".formatted(JAVA));
    }

    @Test
    void bringsAMessageOfManyLinesOntoOne() throws IOException {
        String message = messageOf(extension(
                "com.bad.Bad",
                "implements Check",
                "public Bad() { throw new IllegalStateException(\"one\\n\\ttwo\" + \"x\".repeat(1000)); }" + SPEC
                        + RUN));

        assertThat(message).contains("IllegalStateException: one two").contains("xxx... in com.bad.Bad.<init>");
        assertThat(message.length()).isLessThan(500);
    }

    private static PluginJar good(String fileName) {
        return PluginJar.named(fileName)
                .withCheck("com.bad.Good1", "good.1")
                .withSource("com.bad.Good2", check("com.bad.Good2", "good.2"));
    }

    private String messageOf(String badSource, String... missing) throws IOException {
        PluginJar jar = good("bad.jar").withSource("com.bad.Bad", badSource);
        for (String entry : missing) {
            jar.withoutEntry(entry);
        }
        Discovery discovery = discover(jar);
        assertThat(discovery.checks())
                .extracting(found -> found.node().spec().id())
                .containsExactly("good.1", "good.2");
        return onlyMessage(discovery);
    }

    private static String onlyMessage(Discovery discovery) {
        assertThat(discovery.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.source()).isEqualTo("PLUGINS/bad.jar");
            assertThat(finding.status()).isEqualTo(Status.ALERT);
            assertThat(finding.message()).doesNotContain("\n");
        });
        return discovery.findings().get(0).message();
    }

    private Discovery discover(PluginJar jar) throws IOException {
        jar.in(folder);
        return discover();
    }

    private Discovery discover() {
        try (PluginCheckSource source = TrustedFolder.source(folder)) {
            return source.discover();
        }
    }
}
