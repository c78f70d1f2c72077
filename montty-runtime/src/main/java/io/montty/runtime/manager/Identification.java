package io.montty.runtime.manager;

import io.montty.runtime.store.InboxName;
import io.montty.runtime.store.Incoming;
import io.montty.runtime.store.Origin;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.SignatureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;

/** Find out of which host a report is: by the key it came by, and by its signature where the project asks for one. */
final class Identification {

    /** What goes wrong with this many reports goes wrong with all; each may take its full deadline. */
    private static final int ENOUGH = 3;

    private final boolean required;
    private final SignatureCheck signatures;
    private final PassLog log;
    private int unknown;
    private String trouble = "";

    /** Say whose a report is. */
    sealed interface Finding {}

    /**
     * It may be filed.
     *
     * @param host the host that it is known to be of; empty if nobody vouches for it
     */
    record Known(String host, String via) implements Finding {}

    /** It is not the host's that it came as. */
    record Refused(String why) implements Finding {}

    /** It must wait. */
    record Undecided(String why) implements Finding {}

    Identification(ProjectLayout layout, SignatureCheck signatures, PassLog log) {
        this.required = Files.exists(layout.allowedSigners(), LinkOption.NOFOLLOW_LINKS);
        this.signatures = signatures;
        this.log = log;
    }

    /** Judge the report {@code body}, which came as {@code file}. */
    Finding of(Incoming file, byte[] body) throws IOException {
        Origin origin = file.origin();
        if (origin.isOpen()) {
            return new Known("", "");
        }
        if (!required) {
            return new Known(origin.isForwarded() ? "" : origin.key(), origin.via());
        }
        // Legacy scp and the server's own checker leave reports that nobody could sign, each in its own host's folder.
        if (!origin.isForwarded() && InboxName.parse(file.name()).isEmpty()) {
            return new Known(origin.key(), "");
        }
        byte[] signature = SignatureFile.read(file);
        if (signature.length == 0) {
            return new Refused("it bears no signature, and the project's allowed_signers asks for one of "
                    + origin.host() + "; let that host sign its reports");
        }
        return signature.length > SignatureFile.LARGEST
                ? new Refused("its signature has more than " + SignatureFile.LARGEST + " bytes")
                : checked(origin, body, signature);
    }

    private Finding checked(Origin origin, byte[] body, byte[] signature) {
        if (unknown >= ENOUGH) {
            return new Undecided(trouble);
        }
        SignatureCheck.Answer answer = signatures.check(body, signature, origin.host());
        if (answer instanceof SignatureCheck.Bad bad) {
            return new Refused("its signature is not one of " + origin.host() + ": " + bad.why());
        }
        if (answer instanceof SignatureCheck.Unknown open) {
            unknown++;
            trouble = open.why();
            log.problem("signatures cannot be checked, so reports wait in REPORTS/_input: " + trouble);
            return new Undecided(trouble);
        }
        return new Known(origin.host(), origin.via());
    }
}
