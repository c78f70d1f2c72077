package io.montty.runtime.cli;

import io.montty.api.CommandResult;
import io.montty.runtime.checker.SignatureVerifier;
import io.montty.runtime.manager.SignatureCheck;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.process.Surroundings;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Check the signatures of reports with ssh-keygen(1), against the project's {@code allowed_signers}. */
final class ReportSignatures implements SignatureCheck {

    /** What a signature must be made for, so that one of a file or a commit is worth nothing here. */
    static final String NAMESPACE = "montty-report";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LEAST_WORDS = 3;

    /** What ssh-keygen ends with when it does not like the signature. */
    private static final int REFUSED = 255;

    /** What ssh-keygen says of a line that is right, and whose key does not count: that concerns its host alone. */
    private static final Pattern OF_ONE_KEY = Pattern.compile("expired|not yet valid|not permitted for use");

    private final ProjectLayout layout;
    private final Path signers;
    private final Path temporary;

    ReportSignatures(CliEnvironment environment, ProjectLayout layout) {
        this.layout = layout;
        this.signers = layout.allowedSigners();
        this.temporary = Path.of(environment.variable("TMPDIR").orElse("/tmp"));
    }

    @Override
    public Answer check(byte[] report, byte[] signature, String host) {
        try {
            List<String> flaws = flaws();
            return flaws.isEmpty()
                    ? checked(report, signature, host)
                    : new Unknown(signers + " cannot be trusted: " + String.join("; ", flaws));
        } catch (IOException e) {
            return new Unknown(IoReason.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unknown("MonTTY is ending");
        }
    }

    /** Return what makes the file worth nothing; by a file that was cut short, every report would be refused. */
    private List<String> flaws() throws IOException {
        if (!Files.isRegularFile(signers, LinkOption.NOFOLLOW_LINKS)) {
            return List.of("it is no plain file");
        }
        List<String> flaws = RunPlace.trust().flawsUpToRoot(signers);
        return flaws.isEmpty() ? mistakes() : flaws;
    }

    private List<String> mistakes() throws IOException {
        boolean any = false;
        int number = 0;
        for (String line : Files.readAllLines(signers, StandardCharsets.ISO_8859_1)) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                any = true;
                if (text.split("\\s+").length < LEAST_WORDS) {
                    return List.of("line " + number + ": expected a host, a key type and a key");
                }
            }
        }
        return any ? List.of() : List.of("it names no host; remove it if reports need no signature");
    }

    private Answer checked(byte[] report, byte[] signature, String host) throws IOException, InterruptedException {
        // What is judged is what is filed: these bytes, whatever becomes of the files that they were read from.
        Path folder = Files.createTempDirectory(
                temporary,
                "montty-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path body = folder.resolve("report");
        Path sig = folder.resolve("sig");
        Surroundings surroundings = new Surroundings(layout.root(), Map.of("PATH", RunPlace.PATH, "LANG", "C.UTF-8"));
        try (ProcessRunner processes =
                new ProcessRunner(surroundings, temporary, UUID.randomUUID().toString())) {
            Files.write(body, report);
            Files.write(sig, signature);
            return answer(new SignatureVerifier(processes::run, signers, NAMESPACE, "montty reports", PATIENCE)
                    .verify(body, sig, host));
        } finally {
            Files.deleteIfExists(body);
            Files.deleteIfExists(sig);
            Files.deleteIfExists(folder);
        }
    }

    private Answer answer(CommandResult result) {
        if (result.succeeded()) {
            return new Good();
        }
        String said = SignatureVerifier.said(result);
        if (!answered(result.end())) {
            return new Unknown("ssh-keygen does not work: " + said + "; see that OpenSSH's ssh-keygen is installed");
        }
        boolean ofTheFile = result.stderr()
                .lines()
                .anyMatch(line -> line.startsWith(signers + ":")
                        && !OF_ONE_KEY.matcher(line).find());
        return ofTheFile ? new Unknown(said + "; put that line of allowed_signers right") : new Bad(said);
    }

    /** A signal counts as an answer: what crashes ssh-keygen is worth nothing, and must hold nobody up for ever. */
    private static boolean answered(CommandResult.End end) {
        return end instanceof CommandResult.Killed
                || (end instanceof CommandResult.Exited exited && exited.code() == REFUSED);
    }
}
