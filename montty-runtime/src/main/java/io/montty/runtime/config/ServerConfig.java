package io.montty.runtime.config;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;

/**
 * Say where reports go.
 *
 * @param user who the reports are handed in as; empty for what {@code ~/.ssh/config} says, or the current user
 * @param host the server, or what {@code ~/.ssh/config} calls it; empty for this machine's own server
 * @param port its SSH port; 0 for what {@code ~/.ssh/config} says, or 22
 * @param dir the project directory there, to put reports into over SFTP; empty for a server that acknowledges them
 * @param identity the private key; empty for the project's {@code ssh/id_ed25519} if there is one, else for what
 *     {@code ~/.ssh/config} says, or {@code ~/.ssh/id_ed25519}
 * @param passphraseFile the file that holds the passphrase of an encrypted key; empty if the key has none, or an
 *     agent holds it
 * @param knownHosts the file of host keys; empty for the project's {@code ssh/known_hosts} if there is one, else for
 *     {@code ~/.ssh/known_hosts}
 * @param splay at most how long this host waits before it connects, so that not all hosts come at once
 */
public record ServerConfig(
        @Description("who the reports are handed in as; empty for what ~/.ssh/config says, or else for the "
                + "user who runs the checks")
        @Default("''")
        String user,

        @Description("the name or address of the server, or what ~/.ssh/config calls it; empty keeps the "
                + "reports on this machine")
        @Default("''")
        String host,

        @Description("its SSH port; 0 for what ~/.ssh/config says, or else 22") @Default("0") @Min(0) @Max(65535)
        int port,

        @Description("the project directory there, for a server that takes reports over SFTP; empty for "
                + "one that acknowledges them")
        @Default("''")
        String dir,

        @Description("the private key, readable for its owner alone: ed25519, ECDSA or RSA in the format "
                + "of OpenSSH; empty for ssh/id_ed25519 in the project directory, or else for what "
                + "~/.ssh/config says or ~/.ssh/id_ed25519")
        @Default("''")
        String identity,

        @Description("the file that holds the passphrase of an encrypted key, readable for its owner "
                + "alone; empty if the key has none, or an agent (SSH_AUTH_SOCK) holds it")
        @Default("''")
        String passphraseFile,

        @Description("the file that holds the host key of the server; empty for ssh/known_hosts in the "
                + "project directory, or else for ~/.ssh/known_hosts")
        @Default("''")
        String knownHosts,

        @Description("at most how long a run that is not on a terminal waits before it connects, a part of "
                + "it that the name of the host decides, so that not all hosts come at once; never more "
                + "than half of check.interval; 0s for no wait")
        @Default("120s")
        @DurationMax(hours = 1, message = "must be from 0s to 1h")
        Duration splay) {

    @AssertTrue(
            message = "has a user or a dir, but no host; say which server, or take all of them away to keep"
                    + " reports on this machine")
    boolean isWhole() {
        return !host.isBlank() || (user.isBlank() && dir.isBlank());
    }

    /** Tell whether reports stay on this machine. */
    public boolean isLocal() {
        return host.isBlank();
    }
}
