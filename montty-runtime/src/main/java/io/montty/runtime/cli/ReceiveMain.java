package io.montty.runtime.cli;

import io.montty.runtime.receiver.Receiver;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.IntConsumer;

/** Start {@code montty-receive} in a process of its own; loads next to nothing, since every session does. */
public final class ReceiveMain {

    private static final int ASK_AGAIN_LATER = 75;

    private ReceiveMain() {}

    /** Serve one SSH session and end the process with its exit code. */
    public static void main(String[] args) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        IntConsumer halt = new Halt();
        int code = ASK_AGAIN_LATER;
        try {
            code = serve(args, err, halt);
        } catch (RuntimeException | Error e) {
            err.println("montty-receive: this is a fault of MonTTY or of its Java runtime, please report it: " + e);
        }
        halt.accept(code);
    }

    private static int serve(String[] args, PrintStream err, IntConsumer halt) {
        Receiver receiver = new Receiver(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                err,
                Clock.systemUTC(),
                halt);
        String command = System.getenv("SSH_ORIGINAL_COMMAND");
        Path workingDirectory = Path.of("").toAbsolutePath();
        return receiver.run(List.of(args), command == null ? "" : command, workingDirectory);
    }

    /** End the process; a class, since Java takes longer to make a lambda than a report takes to arrive. */
    private static final class Halt implements IntConsumer {

        @Override
        public void accept(int code) {
            Runtime.getRuntime().halt(code);
        }
    }
}
