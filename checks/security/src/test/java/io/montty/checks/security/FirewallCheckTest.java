package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirewallCheckTest implements CheckContract {

    private static final List<String> UFW = List.of("ufw", "status", "verbose");
    private static final List<String> NFT = List.of("nft", "--stateless", "list", "ruleset");

    @Override
    public Check check() {
        return new FirewallCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        host.command(UFW, "Status: active\nDefault: deny (incoming), allow (outgoing)\n");
    }

    private static void firewalld(FakeHost host, String target) {
        host.command(List.of("firewall-cmd", "--state"), "running\n")
                .command(List.of("firewall-cmd", "--get-default-zone"), "public\n")
                .command(
                        List.of("firewall-cmd", "--zone=public", "--list-all"),
                        "public (active)\n  target: " + target + "\n  services: ssh\n");
    }

    private void expect(FakeHost host, Status status, String words) {
        assertThat(host.run(check()).summary()).contains(words);
        assertThat(host.run(check()).status()).isEqualTo(status);
    }

    @Test
    void isOkayWhereUfwDenies(FakeHost host) {
        prepare(host);

        expect(host, Status.OKAY, "ufw is on and denies by default");
    }

    @Test
    void alertsWhereUfwAllows(FakeHost host) {
        host.command(UFW, "Status: active\nDefault: allow (incoming), deny (outgoing)\n");

        expect(host, Status.ALERT, "ufw lets in what no rule names");
    }

    @Test
    void alertsWhereUfwIsOff(FakeHost host) {
        host.command(UFW, "Status: inactive\n");

        expect(host, Status.ALERT, "ufw is off; switch it on with: ufw enable");
        assertThat(host.run(check()).output()).hasSize(1);
    }

    @Test
    void isNaWhereUfwAnswersRootAlone(FakeHost host) {
        host.command(UFW, 1, "", "ERROR: You need to be root to run this script\n");

        expect(host, Status.NA, "ufw shows its state to root alone; run the checks as root");
    }

    @Test
    void isOkayWhereFirewalldRefuses(FakeHost host) {
        firewalld(host, "default");

        expect(host, Status.OKAY, "its default zone public refuses what no rule names");
    }

    @Test
    void alertsWhereFirewalldAccepts(FakeHost host) {
        firewalld(host, "ACCEPT");

        expect(host, Status.ALERT, "--zone=public --set-target=default");
    }

    @Test
    void alertsWhereFirewalldIsOff(FakeHost host) {
        host.command(List.of("firewall-cmd", "--state"), 252, "", "not running\n");

        expect(host, Status.ALERT, "firewalld is off");
    }

    @Test
    void isNaWhereFirewalldDoesNotAnswer(FakeHost host) {
        host.command(List.of("firewall-cmd", "--state"), 253, "", "Authorization failed.\n");

        expect(host, Status.NA, "firewalld does not answer this user");
    }

    @Test
    void isOkayWhereNftablesDrops(FakeHost host) {
        host.command(NFT, """
                table inet filter {
                \tchain input {
                \t\ttype filter hook input priority filter; policy drop;
                \t\tct state established,related accept
                \t}
                \tchain output {
                \t\ttype filter hook output priority filter; policy accept;
                \t}
                }
                """);

        expect(host, Status.OKAY, "nftables refuses what no rule names");
    }

    @Test
    void alertsWhereNftablesForgetsIpv6(FakeHost host) {
        host.command(
                NFT, "table ip filter {\n chain INPUT {\n type filter hook input priority 0; policy drop;\n }\n}\n");

        expect(host, Status.ALERT, "lets in what no rule names, over IPv6");
    }

    @Test
    void alertsWhereNftablesIsEmpty(FakeHost host) {
        host.command(NFT, "");

        expect(host, Status.ALERT, "nftables has no chain for what comes in");
    }

    @Test
    void isNaWhereNftAnswersRootAlone(FakeHost host) {
        host.command(NFT, 1, "", "Operation not permitted (you must be root)\n");

        expect(host, Status.NA, "nft shows its rules to root alone");
    }

    @Test
    void needsOneThatRefusesAlone(FakeHost host) {
        host.command(UFW, "Status: inactive\n");
        firewalld(host, "DROP");

        expect(host, Status.OKAY, "firewalld is on");
        assertThat(host.run(check()).output()).anyMatch(line -> line.startsWith("ufw is off"));
    }

    @Test
    void saysNothingGoodOrBadOfWhatItCannotSee(FakeHost host) {
        host.command(UFW, "Status: inactive\n").command(NFT, 1, "", "Operation not permitted");

        expect(host, Status.NA, "nft shows its rules to root alone");
    }

    @Test
    void warnsWhereNoneIsInstalled(FakeHost host) {
        expect(host, Status.WARN, "no firewall is installed");
        assertThat(host.config("when_missing: alert").run(check()).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void isAsBadAsConfigured(FakeHost host) {
        host.command(UFW, "Status: inactive\n").config("when_open: warn");

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
    }
}
