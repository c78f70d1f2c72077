package io.montty.runtime.transport.ssh;

import io.montty.runtime.transport.LastingTroubleException;
import io.montty.runtime.transport.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Say over which hosts a server is reached.
 *
 * @param hops each reached from the one before it; the last is the server
 */
record Route(List<Hop> hops) {

    private static final int MOST_HOPS = 8;
    private static final Pattern JUMP = Pattern.compile(
            "(?:ssh://)?(?:(?<user>[^@\\s]+)@)?(?:\\[(?<v6>[0-9A-Fa-f:.%]+)]|(?<host>[^:@\\s\\[\\]]+))(?::(?<port>\\d{1,5}))?/?");

    Route {
        hops = List.copyOf(hops);
    }

    /** Return the server. */
    Hop destination() {
        return hops.get(hops.size() - 1);
    }

    /**
     * Find the way to {@code server}: what it says itself counts first, then the OpenSSH client's configuration.
     *
     * @throws IOException if the configuration cannot be read, or leads in a circle
     */
    static Route to(ServerAddress server, Account account) throws IOException {
        return new Search(ClientConfig.of(account), account, server).route();
    }

    /** Collect hops, from the server back to the first. */
    private static final class Search {

        private final ClientConfig config;
        private final Account account;
        private final ServerAddress server;
        private final List<Hop> hops = new ArrayList<>();

        Search(ClientConfig config, Account account, ServerAddress server) {
            this.config = config;
            this.account = account;
            this.server = server;
        }

        Route route() throws IOException {
            add(server.user(), server.host(), server.port(), server.identity());
            String jumps = config.jumps(server.host()).orElse("");
            while (!jumps.isEmpty()) {
                int last = jumps.lastIndexOf(',');
                String host = addJump(jumps.substring(last + 1).strip());
                // Only the first of a list of hosts is reached as its own lines say: the list says it for the others.
                jumps = last < 0 ? config.jumps(host).orElse("") : jumps.substring(0, last);
            }
            return new Route(hops);
        }

        private String addJump(String jump) throws IOException {
            Matcher matcher = JUMP.matcher(jump);
            if (!matcher.matches()) {
                throw new LastingTroubleException(
                        "ProxyJump for " + server.host() + " is '" + jump + "', expected [USER@]HOST[:PORT]");
            }
            if (hops.size() == MOST_HOPS) {
                throw new LastingTroubleException("ProxyJump for " + server.host() + " leads over more than "
                        + MOST_HOPS + " hosts; look whether it leads in a circle");
            }
            String host = matcher.group("v6") == null ? matcher.group("host") : matcher.group("v6");
            String user = matcher.group("user") == null ? "" : matcher.group("user");
            int port = matcher.group("port") == null ? 0 : Integer.parseInt(matcher.group("port"));
            add(user, host, port, null);
            return host;
        }

        private void add(String user, String alias, int port, @Nullable Path identity) {
            int configured = config.port(alias);
            hops.add(
                    0,
                    new Hop(
                            user.isBlank() ? config.user(alias).orElse(account.user()) : user,
                            config.hostName(alias),
                            port > 0 ? port : configured > 0 ? configured : 22,
                            identity == null ? identity(alias) : identity,
                            server.passphraseFile(),
                            server.knownHosts()));
        }

        /** A jump host of which nothing is said knows us by the same key as the server. */
        private Path identity(String alias) {
            List<Path> configured =
                    config.identityFiles(alias).stream().map(account::path).toList();
            Path usual = server.identity() != null
                    ? server.identity()
                    : hops.isEmpty()
                            ? account.ssh().resolve("id_ed25519")
                            : hops.get(hops.size() - 1).identity();
            return configured.stream()
                    .filter(Files::exists)
                    .findFirst()
                    .orElse(configured.isEmpty() ? usual : configured.get(0));
        }
    }
}
