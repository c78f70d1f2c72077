package io.montty.runtime.transport.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchRevokedHostKeyException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.transport.LastingTroubleException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;

/** Word why a session did not come about, and what to do. Words of the server are made safe to print. */
final class SshTrouble {

    private static final String IN_BETWEEN = "either the server was set up anew, or somebody stands in between";

    private SshTrouble() {}

    /**
     * Explain why {@code hop} was not reached.
     *
     * @param known the types of host key that are known of it
     */
    static IOException explained(JSchException e, Hop hop, Set<String> known) {
        String message = explain(e, hop, known);
        return isLasting(e) ? new LastingTroubleException(message, e) : new IOException(message, e);
    }

    /** A key that is refused is refused again, and a server that sees many of these may shut this host out. */
    private static boolean isLasting(JSchException e) {
        String message = String.valueOf(e.getMessage());
        return e instanceof JSchAlgoNegoFailException
                || e instanceof JSchHostKeyException
                || message.contains("HostKey")
                || message.startsWith("Auth ");
    }

    private static String explain(JSchException e, Hop hop, Set<String> known) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof JSchAlgoNegoFailException nego
                && nego.getAlgorithmName().contains("server_host_key")) {
            return printable("the host keys of " + hop.host() + " are of other types (" + nego.getServerProposal()
                    + ") than what is in " + hop.knownHosts() + " (" + String.join(", ", known) + "): " + IN_BETWEEN
                    + "; compare and add one, " + scan(hop));
        }
        if (e instanceof JSchRevokedHostKeyException) {
            return "the host key of " + hop.host() + " is marked as revoked in " + hop.knownHosts();
        }
        if (e instanceof JSchChangedHostKeyException || message.contains("HostKey has been changed")) {
            return "the host key of " + hop.host() + " is not the one in " + hop.knownHosts() + ": " + IN_BETWEEN
                    + "; compare what " + scan(hop).substring("e.g. with ".length())
                    + " shows with what ssh-keygen -lf says of"
                    + " /etc/ssh/ssh_host_*_key.pub on the server, and only then put it in place of the old line";
        }
        if (e instanceof JSchUnknownHostKeyException || message.contains("reject HostKey")) {
            return unknown(hop);
        }
        if (message.startsWith("Auth fail") || message.startsWith("Auth cancel")) {
            return "the server does not accept the key " + hop.identity() + " for " + hop.user()
                    + "; is its public part in that user's authorized_keys there?";
        }
        return printable(hop.host() + ":" + hop.port() + ": " + reason(e));
    }

    /** Say that nothing is known of {@code hop}. */
    static String unknown(Hop hop) {
        return "the host key of " + hop.host() + " is not in " + hop.knownHosts() + "; compare and add it, "
                + scan(hop);
    }

    private static String scan(Hop hop) {
        return "e.g. with ssh-keyscan -p " + hop.port() + " " + hop.host();
    }

    private static String reason(JSchException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return "no answer";
            }
            if (cause instanceof IOException && cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return String.valueOf(e.getMessage());
    }

    /** Return {@code text} as one line that a terminal does not obey. */
    static String printable(String text) {
        return new TextSanitizer().line(text.strip());
    }
}
