package io.montty.runtime.cli;

import io.montty.plugins.loader.PluginStore;
import io.montty.plugins.loader.UnusablePluginException;
import io.montty.runtime.checker.JarSignatures.RefusedException;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trust a plugin jar. */
@Command(
        name = "add",
        description = "Copies plugin jars into PLUGINS and trusts them as they are now; an earlier version goes.",
        mixinStandardHelpOptions = true)
final class AddPluginCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final TextSanitizer sanitizer = new TextSanitizer();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Parameters(arity = "1..*", paramLabel = "JAR", description = "The jars.")
    private List<Path> jars = List.of();

    @Option(
            names = "--signature",
            paramLabel = "FILE",
            description = "The signature of a single jar, where plugins.signers asks for one; JAR.sig by default.")
    private @Nullable Path signature;

    AddPluginCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (signature != null && jars.size() > 1) {
            throw new UsageException("--signature is for a single jar; add the jars one by one");
        }
        try (CheckSession session = new CheckSession(environment, project.find(environment))) {
            boolean all = true;
            for (Path jar : jars) {
                all &= add(session, environment.workingDirectory().resolve(jar).normalize());
            }
            return all ? ExitCode.DONE : ExitCode.FINDINGS;
        }
    }

    private boolean add(CheckSession session, Path jar) throws InterruptedException {
        try {
            add(session, jar, PluginStore.bytes(jar));
            return true;
        } catch (UnusablePluginException | RefusedException e) {
            environment.say(jar + ": not added: " + e.getMessage());
        } catch (IOException e) {
            environment.say("not added: " + IoReason.of(e));
        }
        return false;
    }

    private void add(CheckSession session, Path jar, byte[] bytes)
            throws IOException, UnusablePluginException, RefusedException, InterruptedException {
        Path signatureFile = signature == null
                ? jar.resolveSibling(jar.getFileName() + PluginStore.SIGNATURE)
                : environment.workingDirectory().resolve(signature);
        PluginVerification verification = new PluginVerification(session);
        Optional<String> signer = verification.signer(bytes, signatureFile);
        PluginStore.Added added =
                new PluginStore(session.pluginPlace()).add(String.valueOf(jar.getFileName()), bytes, signer);
        if (signer.isPresent()) {
            keep(
                    signatureFile,
                    session.project().plugins().resolve(added.entry().file() + PluginStore.SIGNATURE));
        }
        tell(added);
    }

    /** The signature stays with the jar, so that it can be verified again. */
    private static void keep(Path signature, Path target) throws IOException {
        if (!Files.exists(target) || !Files.isSameFile(signature, target)) {
            Files.write(target, Files.readAllBytes(signature));
        }
    }

    private void tell(PluginStore.Added added) {
        String replaced = added.replaced().isEmpty() ? "" : ", in place of " + String.join(", ", added.replaced());
        String signer = added.entry().signer().map(who -> ", signed by " + who).orElse("");
        environment
                .out()
                .println(sanitizer.line(
                        "added " + added.entry().id() + " " + added.entry().version() + signer + replaced + "; SHA-256 "
                                + added.entry().sha256()));
        added.warnings().forEach(warning -> environment.say(added.entry().file() + ": " + warning));
    }
}
