package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NftRulesetTest {

    private static NftRuleset chain(String... rules) {
        return NftRuleset.parse(
                "table inet t {\n\tset blocked {\n\t\ttype ipv4_addr\n\t\telements = { 192.0.2.1 }\n\t}\n"
                        + "\tchain in {\n\t\ttype filter hook input priority filter; policy accept;\n\t\t"
                        + String.join("\n\t\t", rules) + "\n\t}\n}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop",
                "reject",
                "reject with icmpx admin-prohibited",
                "counter drop",
                "counter packets 5 bytes 300 drop",
                "log prefix \"in: \" drop",
                "counter packets 1 bytes 2 log prefix \"x\" flags all reject with tcp reset"
            })
    void refusesByALastRuleForEverything(String rule) {
        assertThat(chain("tcp dport 22 accept", rule).refuses(4)).isTrue();
        assertThat(chain("tcp dport 22 accept", rule).refuses(6)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tcp dport 23 drop", "ip saddr 192.0.2.0/24 reject", "accept", "jump other", "iif \"eth0\" drop"
            })
    void lets(String rule) {
        assertThat(chain(rule).refuses(4)).isFalse();
    }

    @Test
    void countsOnlyTheLastRule() {
        assertThat(chain("drop", "accept").refuses(4)).isFalse();
    }

    @Test
    void passesOverChainsThatAreNotForInputOrNotForIp() {
        NftRuleset rules = NftRuleset.parse("""
                table bridge b {
                  chain in {
                    type filter hook input priority 0; policy drop;
                  }
                }
                table inet t {
                  chain forward {
                    type filter hook forward priority 0; policy drop;
                  }
                  chain plain {
                    drop
                  }
                }
                """);

        assertThat(rules.inputs()).isEmpty();
    }

    @Test
    void survivesWhatIsNoRuleset() {
        assertThat(NftRuleset.parse("}\n}\nchain x {\n\u0000\ntable\n{{{").inputs())
                .isEmpty();
    }
}
