package io.montty.runtime.cli;

import io.montty.plugins.loader.PluginStore;
import io.montty.plugins.loader.PluginStore.Inspected;
import io.montty.runtime.checker.JarSignatures.RefusedException;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Verify that all plugins are as they were when they were added. */
@Command(
        name = "verify",
        description =
                "Verifies that every plugin is listed, unchanged and out of reach of others, and its signature where"
                        + " plugins.signers asks for one.",
        mixinStandardHelpOptions = true)
final class VerifyPluginsCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private ProjectOption project = new ProjectOption();

    VerifyPluginsCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (CheckSession session = new CheckSession(environment, project.find(environment))) {
            List<Inspected> plugins = PluginsCommand.inspect(session);
            boolean all = true;
            for (Inspected plugin : plugins) {
                Optional<String> trouble = plugin.trouble().isPresent() ? plugin.trouble() : signature(session, plugin);
                trouble.ifPresent(why -> environment.say(plugin.file() + ": " + why));
                all &= trouble.isEmpty();
            }
            if (all) {
                String verified = plugins.size() == 1 ? "1 plugin is" : plugins.size() + " plugins are";
                environment.out().println(verified + " as added");
            }
            return all ? ExitCode.DONE : ExitCode.FINDINGS;
        }
    }

    private static Optional<String> signature(CheckSession session, Inspected plugin) throws InterruptedException {
        Path jar = session.project().plugins().resolve(plugin.file());
        Path signature = jar.resolveSibling(plugin.file() + PluginStore.SIGNATURE);
        try {
            new PluginVerification(session).signer(PluginStore.bytes(jar), signature);
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Optional.of("it cannot be read: " + IoReason.of(e));
        }
    }
}
