package io.montty.runtime.cli;

import io.montty.plugins.loader.PluginLock;
import io.montty.plugins.loader.PluginStore;
import io.montty.plugins.loader.PluginStore.Inspected;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Say which plugin jars a project trusts. */
@Command(
        name = "plugins",
        description =
                "Says which plugin jars are trusted: only those are loaded that were added, and are as they were.",
        mixinStandardHelpOptions = true)
final class PluginsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what about the plugins: list, add, remove or verify");
    }

    /** List the plugins. */
    @Command(
            name = "list",
            description = "Lists the plugins, and why any is not loaded.",
            mixinStandardHelpOptions = true)
    static final class ListCommand implements Callable<Integer> {

        private final CliEnvironment environment;
        private final TextSanitizer sanitizer = new TextSanitizer();

        @Mixin
        private ProjectOption project = new ProjectOption();

        ListCommand(CliEnvironment environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() {
            try (CheckSession session = new CheckSession(environment, project.find(environment))) {
                List<Inspected> plugins = inspect(session);
                plugins.forEach(plugin -> environment.out().println(sanitizer.line(line(plugin))));
                if (plugins.isEmpty()) {
                    environment.out().println("no plugins");
                }
                return plugins.stream().allMatch(plugin -> plugin.trouble().isEmpty())
                        ? ExitCode.DONE
                        : ExitCode.FINDINGS;
            }
        }

        private static String line(Inspected plugin) {
            String name = plugin.entry()
                    .map(entry -> entry.id() + "  " + entry.version() + "  " + entry.file() + signed(entry))
                    .orElse(plugin.file());
            return name + plugin.trouble().map(why -> "  NOT LOADED: " + why).orElse("");
        }

        private static String signed(PluginLock.Entry entry) {
            return entry.signer().map(who -> "  signed by " + who).orElse("");
        }
    }

    /** Take plugins out. */
    @Command(
            name = "remove",
            description = "Takes plugins out: off the list, and their jars out of PLUGINS.",
            mixinStandardHelpOptions = true)
    static final class RemoveCommand implements Callable<Integer> {

        private final CliEnvironment environment;

        @Mixin
        private ProjectOption project = new ProjectOption();

        @Parameters(arity = "1..*", paramLabel = "NAME", description = "Plugin-Id or file name.")
        private List<String> names = List.of();

        RemoveCommand(CliEnvironment environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() {
            try (CheckSession session = new CheckSession(environment, project.find(environment))) {
                List<String> known = inspect(session).stream()
                        .map(plugin -> plugin.entry().map(PluginLock.Entry::id).orElse(plugin.file()))
                        .toList();
                boolean all = true;
                for (String name : names) {
                    all &= remove(new PluginStore(session.pluginPlace()), name, known);
                }
                return all ? ExitCode.DONE : ExitCode.FINDINGS;
            }
        }

        private boolean remove(PluginStore store, String name, List<String> known) {
            try {
                List<String> gone = store.remove(name);
                if (gone.isEmpty()) {
                    environment.say("no plugin is called " + name + "; there "
                            + (known.isEmpty() ? "is none" : "are " + String.join(", ", known)));
                    return false;
                }
                environment.out().println("removed " + String.join(", ", gone));
                return true;
            } catch (IOException e) {
                environment.say(name + ": could not be removed: " + IoReason.of(e));
                return false;
            }
        }
    }

    /** Look at what is there, and load none. */
    static List<Inspected> inspect(CheckSession session) {
        Path folder = session.project().plugins();
        try {
            return new PluginStore(session.pluginPlace()).inspect();
        } catch (IOException e) {
            throw new UsageException(folder + " cannot be read: " + IoReason.of(e));
        }
    }
}
