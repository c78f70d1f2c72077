package io.montty.deployer;

import io.montty.deployer.shell.ShellWord;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.ExitCode;
import io.montty.runtime.cli.ProjectOption;
import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Begin a check of one's own. */
@Command(
        name = "new",
        description = {
            "Begins a check: a script in CHECKS, or a plugin project in the current folder.",
            "It works as it is, and says in comments what to change. NAME is lower-case letters, digits and dashes."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done; 1 stopped half-way; 2 wrong usage, or something of that name is there already, nothing"
                    + " done; 70 a fault of MonTTY."
        })
final class NewCheckCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final String DEFAULT_GROUP = "com.example";

    private final CliEnvironment environment;

    @Option(names = "--java", paramLabel = "NAME", description = "Make the folder NAME, a Maven project with a check.")
    private @Nullable String java;

    @Option(names = "--bash", paramLabel = "NAME", description = "Make CHECKS/chk_NAME.sh.")
    private @Nullable String bash;

    @Option(names = "--python", paramLabel = "NAME", description = "Make CHECKS/chk_NAME.py.")
    private @Nullable String python;

    @Option(
            names = "--group-id",
            paramLabel = "ID",
            description = "With --java: whose it is, for Maven; by default " + DEFAULT_GROUP + ".")
    private @Nullable String groupId;

    @Option(
            names = "--package",
            paramLabel = "NAME",
            description = "With --java: the package of its classes; by default that of --group-id.")
    private @Nullable String packageName;

    @Mixin
    private ProjectOption project = new ProjectOption();

    NewCheckCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        String name = name();
        if (java != null) {
            return makeProject(name);
        }
        if (groupId != null || packageName != null) {
            throw new UsageException("--group-id and --package are for --java; a script has neither");
        }
        return makeScript(bash != null ? ScriptLanguage.BASH : ScriptLanguage.PYTHON, name);
    }

    private String name() {
        List<String> names =
                Stream.of(java, bash, python).filter(Objects::nonNull).toList();
        if (names.size() != 1) {
            throw new UsageException("say what the check is written in, with exactly one of --java NAME, --bash NAME"
                    + " and --python NAME; " + names.size() + " were given");
        }
        String name = names.get(0);
        if (!NAME.matcher(name).matches()) {
            throw new UsageException("NAME '" + name + "' is not 1 to 64 lower-case letters, digits and dashes with a"
                    + " letter first; give one such as my-checks");
        }
        return name;
    }

    private int makeProject(String name) throws IOException {
        String group = groupId == null ? DEFAULT_GROUP : groupId;
        PluginProject plugin = new PluginProject(name, group, packageName == null ? group : packageName);
        SortedMap<String, String> texts = plugin.files();
        NewFiles files = new NewFiles(environment.workingDirectory());
        try {
            files.makeFolder(name, texts);
        } catch (IOException e) {
            environment.say("the project stopped half-way: " + IoReason.of(e) + "; remove the folder " + name
                    + " and do it again when the cause is gone");
            return ExitCode.FINDINGS;
        }
        files.made().forEach(environment.out()::println);
        printNext("to build and test it", "cd " + name, "mvn verify");
        return ExitCode.DONE;
    }

    private int makeScript(ScriptLanguage language, String name) throws IOException {
        Path root = project.find(environment).root();
        NewFiles files = new NewFiles(root);
        String id = language.file(name);
        files.makeProgram("CHECKS/" + id, language.text(name));
        files.made().forEach(environment.out()::println);
        String montty = environment
                .home()
                .map(home -> ShellWord.quote(home.resolve("bin/montty").toString()))
                .orElse("montty");
        String directory = " --project " + ShellWord.quote(root.toString());
        printNext(
                "to see how it is understood, and what a run would say",
                montty + " checks explain " + id + " --run" + directory,
                montty + " check --only " + id + " --no-report" + directory);
        return ExitCode.DONE;
    }

    private void printNext(String what, String first, String second) {
        environment.out().println("next, " + what + ":");
        environment.out().println("  " + first);
        environment.out().println("  " + second);
    }
}
