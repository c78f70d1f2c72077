package io.montty.deployer.enroll;

import java.util.List;

/**
 * Word what ssh has against a connection, with what to do.
 *
 * @param typed what a person types to get there
 * @param stderr what ssh said
 */
record SshTrouble(String typed, String stderr) {

    String words() {
        if (stderr.contains("IDENTIFICATION HAS CHANGED") || stderr.contains("REVOKED HOST KEY")) {
            return "the host shows another key than the one you know it by; find out why before you go on: it was"
                    + " installed anew, or somebody is in between";
        }
        if (stderr.contains("Host key verification failed")) {
            return "the host's key is not known to you; run \"" + typed
                    + "\" once, compare the fingerprint that it shows with what ssh-keygen -l -f"
                    + " /etc/ssh/ssh_host_ed25519_key.pub says on the host, and run this again";
        }
        if (stderr.contains("Permission denied")) {
            return "the host takes none of your keys; see that \"" + typed
                    + "\" gets in without asking for anything: a key in its authorized_keys, in an agent if it has a"
                    + " passphrase, or named by --identity";
        }
        List<String> lines = stderr.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty()
                ? "ssh ended without a word; see what \"" + typed + "\" does"
                : lines.get(lines.size() - 1).strip() + "; see what \"" + typed + "\" does";
    }
}
