package io.montty.runtime.checker;

import io.montty.api.CommandResult;
import io.montty.plugins.loader.FileTrust;
import io.montty.runtime.engine.HostAccess.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Verify signatures of plugin jars that {@code ssh-keygen -Y sign -n montty-plugin} made.
 *
 * <p>Who may sign stands in a file of the form that ssh-keygen(1) calls ALLOWED SIGNERS.
 */
public final class JarSignatures {

    /** What a signature must be made for, so that one of a file or a commit is worth nothing here. */
    public static final String NAMESPACE = "montty-plugin";

    private static final String NAME = "montty plugins";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SignatureVerifier verifier;
    private final Path signers;
    private final FileTrust trust;

    /**
     * Prepare to verify.
     *
     * @param commands what runs {@code ssh-keygen}
     * @param signers who may sign
     * @param trust who may change that file
     */
    public JarSignatures(CommandRunner commands, Path signers, FileTrust trust) {
        this.verifier = new SignatureVerifier(commands, signers, NAMESPACE, NAME, PATIENCE);
        this.signers = signers;
        this.trust = trust;
    }

    /** Say that a signature is not worth anything, and why. */
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * Return who signed {@code jar}.
     *
     * @throws RefusedException if nobody did who may, with what to do
     */
    public String signer(Path jar, Path signature) throws RefusedException, InterruptedException {
        requireSafeSigners();
        if (!Files.isRegularFile(signature)) {
            throw new RefusedException("there is no signature " + signature
                    + "; make it with: ssh-keygen -Y sign -f KEY -n " + NAMESPACE + " " + jar);
        }
        String principal = principal(signature);
        CommandResult verified = verifier.verify(jar, signature, principal);
        if (!verified.succeeded()) {
            throw new RefusedException("the signature " + signature + " is not one of " + principal + " for this jar: "
                    + SignatureVerifier.said(verified));
        }
        return principal;
    }

    private void requireSafeSigners() throws RefusedException {
        try {
            if (!Files.isRegularFile(signers)) {
                throw new RefusedException("plugins.signers names " + signers + ", which is not a file");
            }
            List<String> flaws = trust.flawsUpToRoot(signers);
            if (!flaws.isEmpty()) {
                throw new RefusedException("plugins.signers cannot be trusted: " + String.join("; ", flaws));
            }
        } catch (IOException e) {
            throw new RefusedException("plugins.signers, " + signers + ", cannot be looked at: " + e.getMessage());
        }
    }

    private String principal(Path signature) throws RefusedException, InterruptedException {
        CommandResult found = verifier.run(
                "ssh-keygen", "-Y", "find-principals", "-f", signers.toString(), "-s", signature.toString());
        String principal = found.stdout().lines().findFirst().orElse("").strip();
        if (!found.succeeded() || principal.isEmpty() || principal.chars().anyMatch(Character::isWhitespace)) {
            throw new RefusedException("nobody whom " + signers + " lists made the signature " + signature + ": "
                    + SignatureVerifier.said(found));
        }
        return principal;
    }
}
