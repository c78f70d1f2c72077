package io.montty.runtime.transport.ssh;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Hold what the SSH client takes from the user who runs it.
 *
 * @param user the user's name, handed in as where nobody says another
 * @param home the home directory, which holds {@code .ssh}
 * @param agent the socket of the user's ssh-agent(1); null if none runs
 */
public record Account(String user, Path home, @Nullable Path agent) {

    /** Return the folder of the OpenSSH client's files. */
    Path ssh() {
        return home.resolve(".ssh");
    }

    /** Return the path that {@code text} names as the OpenSSH client would read it, with {@code ~} and {@code %d}. */
    Path path(String text) {
        String expanded = text.replace("%d", home.toString()).replace("%%", "%");
        if (expanded.equals("~") || expanded.startsWith("~/")) {
            return home.resolve(expanded.length() < 2 ? "" : expanded.substring(2));
        }
        return ssh().resolve(expanded);
    }
}
