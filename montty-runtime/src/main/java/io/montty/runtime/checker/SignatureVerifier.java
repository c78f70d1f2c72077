package io.montty.runtime.checker;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.runtime.engine.HostAccess.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;

/** Verify signatures with {@code ssh-keygen -Y verify}. */
public final class SignatureVerifier {

    /** ssh-keygen takes what was signed on standard input, which commands do not have. */
    private static final String VERIFY = "exec ssh-keygen -Y verify -f \"$1\" -I \"$2\" -n \"$3\" -s \"$4\" < \"$5\"";

    private final CommandRunner commands;
    private final Path signers;
    private final String namespace;
    private final String name;
    private final Duration patience;

    /**
     * Prepare to verify.
     *
     * @param commands what runs {@code ssh-keygen}
     * @param signers who may sign, in the form that ssh-keygen(1) calls ALLOWED SIGNERS
     * @param namespace what a signature must be made for
     * @param name what runs in whose name
     * @param patience how long one signature may take
     */
    public SignatureVerifier(CommandRunner commands, Path signers, String namespace, String name, Duration patience) {
        this.commands = commands;
        this.signers = signers;
        this.namespace = namespace;
        this.name = name;
        this.patience = patience;
    }

    /** Verify that {@code principal} made {@code signature} of the file {@code signed}; it did if that succeeded. */
    public CommandResult verify(Path signed, Path signature, String principal) throws InterruptedException {
        return run(
                "sh",
                "-c",
                VERIFY,
                "sh",
                signers.toString(),
                principal,
                namespace,
                signature.toString(),
                signed.toString());
    }

    /** Run a command that is no verification itself, but belongs to one. */
    CommandResult run(String... argv) throws InterruptedException {
        return commands.run(Command.of(argv), name, patience);
    }

    /** Return what was said about what went wrong, in a line. */
    public static String said(CommandResult result) {
        String words = result.stderr().isBlank() ? result.stdout() : result.stderr();
        String line = words.lines().findFirst().orElse("").strip();
        return line.isEmpty() ? "ssh-keygen ended with " + result.end() : line;
    }
}
