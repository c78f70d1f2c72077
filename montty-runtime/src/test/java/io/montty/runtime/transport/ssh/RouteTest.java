package io.montty.runtime.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.transport.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RouteTest {

    @TempDir
    private Path home;

    @Test
    void takesTheUsualWhereNothingIsSaid() throws Exception {
        Route route = route("", "mon.example", 0, null);

        assertThat(route.hops()).hasToString("[ann@mon.example]");
        assertThat(route.destination().port()).isEqualTo(22);
        assertThat(route.destination().identity()).isEqualTo(home.resolve(".ssh/id_ed25519"));
    }

    @Test
    void looksUpWhatIsLeftOpen() throws Exception {
        config(
                "Host mon",
                "  HostName=10.0.0.7",
                "  Port 2222",
                "  User montty",
                "  IdentityFile ~/.ssh/mon",
                "host *.example",
                "  hostname %h.net",
                "Host *",
                "  User everybody");

        Hop mon = route("", "mon", 0, null).destination();
        assertThat(mon).hasToString("montty@10.0.0.7:2222");
        assertThat(mon.knownName()).isEqualTo("[10.0.0.7]:2222");
        assertThat(mon.identity()).isEqualTo(home.resolve(".ssh/mon"));
        assertThat(route("", "a.example", 0, null).destination()).hasToString("everybody@a.example.net");
    }

    @Test
    void letsWhatIsSaidHereCountFirst() throws Exception {
        config("Host mon", "  HostName 10.0.0.7", "  Port 2222", "  User montty", "  IdentityFile ~/.ssh/mon");

        Hop mon = route("bob", "mon", 22, Path.of("/key")).destination();

        assertThat(mon).hasToString("bob@10.0.0.7");
        assertThat(mon.identity()).isEqualTo(Path.of("/key"));
    }

    @Test
    void prefersTheKeyFileThatIsThere() throws Exception {
        config("Host mon", "  IdentityFile ~/.ssh/a", "  IdentityFile ~/.ssh/b");
        assertThat(route("", "mon", 0, null).destination().identity()).isEqualTo(home.resolve(".ssh/a"));

        Files.writeString(home.resolve(".ssh/b"), "");
        assertThat(route("", "mon", 0, null).destination().identity()).isEqualTo(home.resolve(".ssh/b"));
    }

    @Test
    void goesOverJumpHostsInTheirOrder() throws Exception {
        config(
                "Host mon",
                "  ProxyJump bob@first:2200, second,[::1]:99",
                "Host second",
                "  HostName second.example",
                "  IdentityFile ~/.ssh/second",
                "Host first",
                "  ProxyJump zero");

        Route route = route("", "mon", 0, Path.of("/key"));

        assertThat(route.hops()).hasToString("[ann@zero, bob@first:2200, ann@second.example, ann@::1:99, ann@mon]");
        assertThat(route.hops().get(1).identity()).isEqualTo(Path.of("/key"));
        assertThat(route.hops().get(2).identity()).isEqualTo(home.resolve(".ssh/second"));
    }

    @Test
    void goesStraightWhereTheConfigurationSaysNone() throws Exception {
        config("Host mon", "  ProxyJump none", "Host *", "  ProxyJump gate");

        assertThat(route("", "mon", 0, null).hops()).hasSize(1);
    }

    @Test
    void takesNoLineBelowMatchForOneOfTheHostAboveIt() throws Exception {
        config("Host mon", "  Port 2222", "Match user ann", "  User bob", "  HostName elsewhere", "Host x");

        assertThat(route("", "mon", 0, null).destination()).hasToString("ann@mon:2222");
    }

    @Test
    void refusesAConfigurationThatItCannotFollow() throws Exception {
        config(
                "Host circle",
                "  ProxyJump circle",
                "Host odd",
                "  ProxyJump a b",
                "Host nc",
                "  ProxyCommand nc %h %p");

        assertThatThrownBy(() -> route("", "circle", 0, null)).hasMessageContaining("leads in a circle");
        assertThatThrownBy(() -> route("", "odd", 0, null))
                .hasMessage("ProxyJump for odd is 'a b', expected [USER@]HOST[:PORT]");
        assertThatThrownBy(() -> route("", "nc", 0, null))
                .hasMessage(home.resolve(".ssh/config")
                        + " has a ProxyCommand for nc, which is not followed here; say it with ProxyJump");
        Files.setPosixFilePermissions(home.resolve(".ssh/config"), PosixFilePermissions.fromString("rw-rw-r--"));
        assertThatThrownBy(() -> route("", "mon", 0, null))
                .hasMessageEndingWith("close it with: chmod go-w " + home.resolve(".ssh/config"));
    }

    private void config(String... lines) throws IOException {
        Path file = Files.createDirectories(home.resolve(".ssh")).resolve("config");
        Files.writeString(file, String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private Route route(String user, String host, int port, @Nullable Path identity) throws IOException {
        return Route.to(
                new ServerAddress(user, host, port, "", identity, null, Path.of("/known_hosts")),
                new Account("ann", home, null));
    }
}
