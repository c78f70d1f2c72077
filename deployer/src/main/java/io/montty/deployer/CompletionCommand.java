package io.montty.deployer;

import io.montty.deployer.completion.CompletionScript;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.ExitCode;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Let a shell complete the words of {@code montty}. */
@Command(
        name = "completion",
        description = {
            "Prints a script by which bash or zsh complete the words of montty.",
            "For bash, put this line into ~/.bashrc: . <(montty completion bash)",
            "For zsh, put this line into ~/.zshrc, after compinit: . <(montty completion zsh)",
            "The Debian package brings both scripts, and the shells find them there by themselves."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 done; 2 wrong usage; 70 a fault of MonTTY."})
final class CompletionCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Supplier<CommandLine> everyCommand;

    @Parameters(paramLabel = "bash|zsh", description = "The shell that the script is for.")
    private CompletedShell shell = CompletedShell.BASH;

    /** Make it able to complete all that {@code everyCommand} holds. */
    CompletionCommand(CliEnvironment environment, Supplier<CommandLine> everyCommand) {
        this.environment = environment;
        this.everyCommand = everyCommand;
    }

    @Override
    public Integer call() {
        CompletionScript script = new CompletionScript(everyCommand.get());
        environment.out().print(shell == CompletedShell.BASH ? script.bash() : script.zsh());
        return ExitCode.DONE;
    }

    /** Name the shells that there are scripts for. */
    enum CompletedShell {
        BASH,
        ZSH
    }
}
