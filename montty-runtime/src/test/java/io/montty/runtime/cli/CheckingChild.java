package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.plugins.loader.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Check a project directory in a process of its own, which a test may end in every way. */
final class CheckingChild implements AutoCloseable {

    private final Path folder;
    private final TestProject project;
    private @Nullable Process process;

    /** Lay out a project in {@code folder}. */
    CheckingChild(Path folder) throws IOException {
        this.folder = folder;
        this.project = new TestProject(Files.createDirectory(folder.resolve("project")));
    }

    TestProject project() {
        return project;
    }

    /** Add a check to the project that ends the process it runs in. */
    void addRudePlugin() throws IOException {
        PluginJar.named("rude.jar")
                .withSource("demo.Rude", PluginJar.extension("demo.Rude", "implements Check", """
                    public CheckSpec spec() { return CheckSpec.of("demo.rude", "Rude"); }
                    public CheckResult run(CheckContext context) {
                        System.exit(42);
                        return CheckResult.okay("not reached");
                    }
                    """))
                .in(project.layout().plugins());
    }

    void start(String... options) throws IOException {
        start(Map.of(), options);
    }

    /** Start it with {@code variables} added to its environment. */
    void start(Map<String, String> variables, String... options) throws IOException {
        process = ChildCli.start(
                folder,
                variables,
                Stream.concat(Stream.of("check", "--project", project.root().toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, "" + process().pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Wait for it to end; return how it did. */
    int end() throws InterruptedException {
        assertThat(process().waitFor(50, TimeUnit.SECONDS)).as("ended").isTrue();
        return process().exitValue();
    }

    /** Wait for {@code file} to be there. */
    void await(Path file) throws IOException, InterruptedException {
        while (!Files.exists(file)) {
            pause();
        }
    }

    /** Wait a little, unless it has ended; the test's deadline bounds how often. */
    void pause() throws IOException, InterruptedException {
        assertThat(process().waitFor(10, TimeUnit.MILLISECONDS)).as(errors()).isFalse();
    }

    String errors() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    @Override
    public void close() {
        Process started = process;
        if (started != null) {
            started.destroyForcibly().onExit().join();
        }
    }

    private Process process() {
        return Objects.requireNonNull(process, "it was not started");
    }
}
