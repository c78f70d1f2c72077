package io.montty.checks.security;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold the chains that {@code nft list ruleset} prints for what comes in.
 *
 * @param inputs each base chain of the hook input of a family that carries IP
 */
record NftRuleset(List<Input> inputs) {

    private static final Pattern TABLE = Pattern.compile("table (ip|ip6|inet|arp|bridge|netdev) (\\S+) \\{");
    private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{");
    private static final Pattern HOOK = Pattern.compile("type filter hook input .*?(?:policy (\\w+);)?$");
    private static final Pattern REFUSES_ALL =
            Pattern.compile("(?:counter(?: packets \\d+ bytes \\d+)? )?(?:log .*? )?(?:drop|reject(?: with .*)?)");
    private static final List<String> CARRY_IP = List.of("ip", "ip6", "inet");

    NftRuleset {
        inputs = List.copyOf(inputs);
    }

    /**
     * Hold one chain.
     *
     * @param family its table's family
     * @param name its table and its own name
     * @param refuses whether what no rule names is refused, by its policy or its last rule
     */
    record Input(String family, String name, boolean refuses) {

        /** Tell whether it judges the IP of {@code version}, 4 or 6. */
        boolean carries(int version) {
            return family.equals("inet") || family.equals(version == 4 ? "ip" : "ip6");
        }
    }

    /** Read what nft prints. */
    static NftRuleset parse(String text) {
        Reader reader = new Reader();
        text.lines().map(String::strip).forEach(reader::take);
        return new NftRuleset(reader.inputs);
    }

    /** Tell whether what no rule names of the IP of {@code version} is refused; one chain that refuses is enough. */
    boolean refuses(int version) {
        return inputs.stream().anyMatch(input -> input.carries(version) && input.refuses());
    }

    /** Take line after line, knowing in which table and chain it stands. */
    private static final class Reader {

        private final List<Input> inputs = new ArrayList<>();
        private String family = "";
        private String table = "";
        private String chain = "";
        private boolean input;
        private String policy = "";
        private String last = "";

        void take(String line) {
            Matcher start = TABLE.matcher(line);
            Matcher chainStart = CHAIN.matcher(line);
            if (start.matches()) {
                family = start.group(1);
                table = start.group(2);
            } else if (chainStart.matches()) {
                chain = chainStart.group(1);
                input = false;
                policy = "accept";
                last = "";
            } else if (line.equals("}")) {
                end();
            } else if (!chain.isEmpty()) {
                takeRule(line);
            }
        }

        private void takeRule(String line) {
            Matcher hook = HOOK.matcher(line);
            if (hook.matches()) {
                input = true;
                policy = hook.group(1) == null ? "accept" : hook.group(1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                last = line;
            }
        }

        private void end() {
            if (!chain.isEmpty() && input && CARRY_IP.contains(family)) {
                boolean refuses =
                        policy.equals("drop") || REFUSES_ALL.matcher(last).matches();
                inputs.add(new Input(family, table + " " + chain, refuses));
            }
            chain = "";
        }
    }
}
