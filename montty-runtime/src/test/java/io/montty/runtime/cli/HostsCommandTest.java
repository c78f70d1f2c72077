package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.montty.api.Status;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostsCommandTest {

    private static final Instant NOW = CliRun.NOW;

    @TempDir
    private Path folder;

    private HostStates states;

    @BeforeEach
    void layOut() throws IOException {
        states = new HostStates(new TestProject(folder).layout().hosts());
    }

    @Test
    void listsTheHostsByName() throws Exception {
        put(HostKey.known("web1"), Duration.ofDays(9), Duration.ofMinutes(2), Freshness.FRESH);
        put(HostKey.known("db1"), Duration.ofHours(3), Duration.ofMinutes(2), Freshness.FRESH);
        put(HostKey.via("site1", "web1"), Duration.ofDays(9), Duration.ofMinutes(30), Freshness.LOST);

        CliRun run = hosts("list");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "HOST        STATE  LAST SEEN   DUE         WORST  PROBLEMS  ADDRESS    OS",
                        "db1         new    2 min ago   in 3 min    WARN   1         192.0.2.7  Debian^[",
                        "web1        fresh  2 min ago   in 3 min    WARN   1         192.0.2.7  Debian^[",
                        "site1/web1  LOST   30 min ago  25 min ago  WARN   1         192.0.2.7  Debian^[");
    }

    @Test
    void listsThemAsJson() throws Exception {
        put(HostKey.known("web1"), Duration.ofDays(9), Duration.ofMinutes(2), Freshness.LATE);

        JsonNode json = json(hosts("list", "--format", "json"));

        assertThat(json.path("montty").intValue()).isEqualTo(1);
        JsonNode host = json.path("hosts").path(0);
        assertThat(host.path("host").textValue()).isEqualTo("web1");
        assertThat(host.path("state").textValue()).isEqualTo("LATE");
        assertThat(host.path("last_seen").textValue()).isEqualTo("2026-11-22T09:36:11Z");
        assertThat(host.path("due").textValue()).isEqualTo("2026-11-22T09:41:11Z");
        assertThat(host.path("retired").isNull()).isTrue();
        assertThat(host.path("problems").intValue()).isEqualTo(1);
    }

    @Test
    void showsAHostWithItsChecks() throws Exception {
        put(HostKey.via("site1", "web1"), Duration.ofDays(9), Duration.ofMinutes(2), Freshness.FRESH);

        CliRun run = hosts("show", "site1/web1");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("state       fresh, for 9 d")
                .contains("due         in 3 min, every 5 min", "means to run 1 check\n")
                .contains("CHECK     STATUS  SINCE  COUNT  NOTE      LAST OUTPUT")
                .contains("host.cpu  WARN    60 s   3      flapping  busy^[[2J");
    }

    @Test
    void showsAHostAsJson() throws Exception {
        put(HostKey.known("web1"), Duration.ofDays(9), Duration.ofMinutes(2), Freshness.FRESH);

        JsonNode json = json(hosts("show", "web1", "--format", "json"));

        assertThat(json.path("last_report").textValue()).isEqualTo("a".repeat(32));
        JsonNode check = json.path("checks").path(0);
        assertThat(check.path("id").textValue()).isEqualTo("host.cpu");
        assertThat(check.path("problem").booleanValue()).isTrue();
        assertThat(check.path("acknowledgement").isNull()).isTrue();
    }

    @Test
    void tellsANameThatIsNoneFromAHostThatIsNotThere() {
        assertThat(hosts("show", "../x").code()).isEqualTo(2);
        assertThat(hosts("show", "web9").err()).contains("nothing is known of web9; see: montty hosts list");
        assertThat(hosts("show", "web9").code()).isEqualTo(1);
        assertThat(hosts().code()).isEqualTo(2);
    }

    @Test
    void namesAHostOfWhichNothingCanBeRead() throws Exception {
        put(HostKey.known("web1"), Duration.ofDays(9), Duration.ofMinutes(2), Freshness.FRESH);
        Files.writeString(states.file(HostKey.known("web1")), "{");

        CliRun run = hosts("list");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo(damaged(run));
        assertThat(hosts("show", "web1").err()).isEqualTo(run.err());
        assertThat(hosts("retire", "web1")).isEqualTo(new CliRun(1, "", run.err()));
    }

    private static String damaged(CliRun run) {
        assertThat(run.err())
                .startsWith("montty: what is known of web1 is damaged: not JSON: ")
                .doesNotContain("Source")
                .endsWith("; the manager makes it anew from the filed reports when it looks at the host next, after"
                        + " \"montty fsck --repair\" in its next pass\n");
        return run.err();
    }

    @Test
    void countsACheckThatVanishedForAWarnAndARetiredHostForNone() throws Exception {
        Contact contact = Contact.first(NOW.minus(Duration.ofDays(9)));
        CheckState gone = check(Status.OKAY, NOW);
        states.put(new HostState(HostKey.known("gone"), contact, List.of(gone)), NOW);
        states.put(new HostState(HostKey.known("old"), contact.withRetired(NOW), List.of(gone)), NOW);

        assertThat(hosts("list").out().lines().map(line -> line.replaceAll(" +", " ")))
                .anyMatch(line -> line.startsWith("gone ") && line.contains(" WARN 1 -"))
                .anyMatch(line -> line.startsWith("old retired ") && line.contains(" - 0 -"));
        JsonNode hosts = json(hosts("list", "--format", "json")).path("hosts");
        assertThat(hosts.path(0).path("worst").textValue()).isEqualTo("WARN");
        assertThat(hosts.path(1).path("worst").isNull()).isTrue();
        assertThat(hosts.path(1).path("problems").intValue()).isZero();
    }

    private void put(HostKey host, Duration first, Duration last, Freshness freshness) throws IOException {
        Contact contact = new Contact(
                NOW.minus(first),
                NOW.minus(last),
                "a".repeat(32),
                Duration.ofMinutes(5),
                List.of("host.cpu"),
                "192.0.2.7",
                "Debian\u001b",
                "2.0.0",
                freshness,
                NOW.minus(first),
                0,
                null);
        states.put(new HostState(host, contact, List.of(check(Status.WARN, null))), NOW);
    }

    private static CheckState check(Status status, @Nullable Instant vanished) {
        return new CheckState(
                "host.cpu",
                "CPU",
                Set.of(),
                CheckState.Kind.CHECK,
                status,
                NOW.minusSeconds(60),
                NOW,
                NOW,
                3,
                "busy\u001b[2J",
                "completed",
                "",
                "WOW",
                true,
                "",
                null,
                vanished);
    }

    private CliRun hosts(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "hosts";
        System.arraycopy(args, 0, all, 1, args.length);
        return CliRun.of(folder, all);
    }

    private static JsonNode json(CliRun run) throws IOException {
        assertThat(run.code()).isZero();
        return new ObjectMapper().readTree(run.out());
    }
}
