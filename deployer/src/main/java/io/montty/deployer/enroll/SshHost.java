package io.montty.deployer.enroll;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import io.montty.api.CommandResult.NotStarted;
import io.montty.api.Commands;
import io.montty.runtime.store.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Run steps on a host, by the system's own ssh. */
final class SshHost {

    private static final int LIMIT = 256 * 1024;

    /** Where the copy goes, from the user's home: a name that no shell, whichever the user has, reads anything into. */
    private static final String UNPACK = "tar -xof - -C .montty-incoming";

    private final SshTarget target;
    private final Commands commands;
    private final Map<String, String> environment;
    private final Path temporary;

    /**
     * Make it.
     *
     * @param target the host
     * @param commands what runs ssh
     * @param environment what ssh needs of the admin's environment
     * @param temporary where a script lies while ssh reads it
     */
    SshHost(SshTarget target, Commands commands, Map<String, String> environment, Path temporary) {
        this.target = target;
        this.commands = commands;
        this.environment = Map.copyOf(environment);
        this.temporary = temporary;
    }

    /**
     * Run one step.
     *
     * @throws StepFailedException with what the step or ssh has to say
     */
    HostAnswer run(HostScript script, String step) throws IOException, InterruptedException {
        Path file = Files.createTempFile(temporary, "montty-enroll-", null);
        try {
            AtomicFiles.write(file, script.running(step).getBytes(StandardCharsets.UTF_8));
            return answer(run("file=$1; shift; exec \"$@\" <\"$file\"", file, "sh -s"));
        } finally {
            Files.delete(file);
        }
    }

    /**
     * Send the distribution as it is.
     *
     * @throws StepFailedException with what ssh or tar has to say
     */
    void copy(DistributionContent distribution) throws InterruptedException {
        // What is in the cache fits one Java on one machine.
        String left = " --exclude='./cache/*'" + (distribution.withRuntime() ? "" : " --exclude=./runtime");
        answer(run("home=$1; shift; tar -C \"$home\"" + left + " -cf - . | \"$@\"", distribution.home(), UNPACK));
    }

    /** Tell whether others stand between this server and the host, so that it sees their address for ours. */
    boolean isBehindOthers() throws InterruptedException {
        CommandResult result = commands.run(new Command(target.describing(), environment, LIMIT));
        return result.stdout()
                .lines()
                .anyMatch(line ->
                        (line.startsWith("proxyjump ") || line.startsWith("proxycommand ")) && !line.endsWith(" none"));
    }

    private CommandResult run(String shell, Path argument, String command) throws InterruptedException {
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", shell, "montty", argument.toString()));
        argv.addAll(target.argv(command));
        return commands.run(new Command(argv, environment, LIMIT));
    }

    private HostAnswer answer(CommandResult result) {
        HostAnswer answer = HostAnswer.parse(result.stdout());
        if (result.succeeded()) {
            return answer;
        }
        List<String> failures = answer.all("failed");
        if (!failures.isEmpty()) {
            String notes = String.join("\n  ", answer.all("note"));
            throw new StepFailedException(failures.get(0) + (notes.isEmpty() ? "" : "\n  " + notes));
        }
        if (result.end() instanceof NotStarted notStarted) {
            throw new StepFailedException(notStarted.reason() + "; install openssh-client");
        }
        boolean ended = result.end() instanceof Exited;
        throw new StepFailedException(
                new SshTrouble(target.typed(), result.stderr()).words() + (ended ? "" : "; it did not end in time"));
    }
}
