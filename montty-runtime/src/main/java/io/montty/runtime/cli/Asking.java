package io.montty.runtime.cli;

import io.montty.runtime.request.Request;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Pause;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Ask the manager for something by a file in its inbox, and wait until it took it if that is wanted. */
final class Asking {

    static final String EXIT_CODES =
            "Exit codes: 0 done, or asked for; 1 there is no such thing, or the manager did not take it in time; 2 wrong"
                    + " usage, or you may not ask; 70 a fault of MonTTY.";

    private static final Duration STEP = Duration.ofMillis(200);

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "Wait so long until the manager took it; by default, do not wait.")
    private int wait;

    @Option(names = "--format", paramLabel = "text|json", description = "Say what came of it in this form.")
    private OutputFormat format = OutputFormat.TEXT;

    static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /**
     * Ask, and say so.
     *
     * @param what what for, after "to"
     * @return the exit code
     * @throws UsageException if this user may not ask
     */
    int ask(CliEnvironment environment, Pause pause, ProjectLayout layout, Request request, String what)
            throws IOException {
        write(layout, environment, request);
        environment.say("asked the manager to " + what + " (request " + request.id() + ")");
        Path file = layout.input().resolve(request.fileName());
        boolean taken = wait > 0 && isTaken(file, pause);
        Optional<String> refusal = taken ? refusal(layout, request) : Optional.empty();
        if (refusal.isPresent()) {
            environment.say("the manager rejected the request: " + refusal.get());
        } else if (wait > 0) {
            environment.say(taken ? "the manager took it" : untaken(layout, environment));
        }
        boolean done = taken && refusal.isEmpty();
        if (format == OutputFormat.JSON) {
            JsonOutput.print(environment, json -> {
                json.writeStringField("request", request.id());
                json.writeBooleanField("done", done);
            });
        }
        return wait > 0 && !done ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static void write(ProjectLayout layout, CliEnvironment environment, Request request) throws IOException {
        try {
            request.writeInto(layout.input());
        } catch (AccessDeniedException e) {
            String owner = Files.getOwner(layout.input()).getName();
            throw new UsageException(environment.user() + " may not write to " + layout.input()
                    + ", so nothing was asked for; the folder belongs to " + owner + ": run the same as that user,"
                    + " for example with sudo -u " + owner);
        } catch (NoSuchFileException e) {
            throw new UsageException(
                    layout.input() + " is missing, so nothing was asked for; run: montty deploy " + layout.root());
        }
    }

    private boolean isTaken(Path file, Pause pause) {
        try {
            for (long left = Duration.ofSeconds(wait).dividedBy(STEP); left > 0; left--) {
                if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    return true;
                }
                pause.rest(STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private String untaken(ProjectLayout layout, CliEnvironment environment) throws IOException {
        TimeNotation times = new TimeNotation(environment);
        Path lastRun = layout.managerLastRun();
        String when = Files.exists(lastRun)
                ? "the last pass ended at "
                        + times.shown(Files.getLastModifiedTime(lastRun).toInstant())
                : "none ever ran here";
        return "no manager took it within " + wait + " s; " + when + ". It stays in " + layout.input()
                + " and is taken by the next pass: montty manage --project " + layout.root();
    }

    /** What was rejected lies under a name of the manager's own, with its old name in the reason. */
    private static Optional<String> refusal(ProjectLayout layout, Request request) throws IOException {
        try (Stream<Path> rejects = Files.list(layout.reject())) {
            for (Path reject : rejects.filter(file -> file.toString().endsWith(".reason.txt"))
                    .toList()) {
                String text = Files.readString(reject);
                if (text.contains(request.fileName())) {
                    return text.lines()
                            .filter(line -> line.startsWith("wrong:"))
                            .map(line -> line.substring("wrong:".length()).strip())
                            .findFirst();
                }
            }
        } catch (NoSuchFileException | AccessDeniedException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
