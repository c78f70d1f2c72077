package io.montty.runtime.engine;

import io.montty.api.Check;
import io.montty.api.CheckGroup;
import io.montty.api.CheckSpec;
import io.montty.api.report.ReportEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Hold a node of the check tree as the configuration made it, ready to run. */
public sealed interface PlannedNode {

    /** Return the description in force, with what the configuration changed. */
    CheckSpec spec();

    /** Return why the node does not concern this host, if so. */
    Optional<String> elsewhere();

    /** Return this node with every check in it, filters too, as {@code change} makes it. */
    PlannedNode withChecks(UnaryOperator<PlannedCheck> change);

    /**
     * Say when and where a check runs.
     *
     * @param elsewhere why it does not concern this host, if so
     * @param interval how often it runs; zero for every run
     * @param carried its last answer, if it is not due again
     */
    record Terms(Optional<String> elsewhere, Duration interval, Optional<ReportEntry> carried) {

        /** Let a check run every time and everywhere. */
        public static final Terms ALWAYS = new Terms(Optional.empty(), Duration.ZERO, Optional.empty());

        /** Return these terms with an answer to be carried over. */
        public Terms carrying(ReportEntry entry) {
            return new Terms(elsewhere, interval, Optional.of(entry));
        }
    }

    /**
     * Hold one check.
     *
     * @param spec the description in force
     * @param check what runs
     * @param config the bound and validated configuration
     * @param broken why the check must not run, if its configuration is wrong; it is then reported as crashed
     * @param terms when and where it runs
     */
    record PlannedCheck(CheckSpec spec, Check check, Optional<Record> config, Optional<String> broken, Terms terms)
            implements PlannedNode {

        /** Plan a check that runs every time and everywhere. */
        public PlannedCheck(CheckSpec spec, Check check, Optional<Record> config, Optional<String> broken) {
            this(spec, check, config, broken, Terms.ALWAYS);
        }

        @Override
        public Optional<String> elsewhere() {
            return terms.elsewhere();
        }

        @Override
        public PlannedCheck withChecks(UnaryOperator<PlannedCheck> change) {
            return change.apply(this);
        }

        /** Return this check on other terms. */
        public PlannedCheck on(Terms terms) {
            return new PlannedCheck(spec, check, config, broken, terms);
        }

        /** Return this check so that it does not run and is reported as crashed, because of {@code why}. */
        public PlannedCheck notToRun(String why) {
            return new PlannedCheck(spec, check, config, Optional.of(why), terms);
        }
    }

    /**
     * Hold a group.
     *
     * @param spec the description in force
     * @param mode how the members follow each other
     * @param filters what must be OKAY before any member runs
     * @param members at least one node
     * @param elsewhere why none of it concerns this host, if so
     */
    record PlannedGroup(
            CheckSpec spec,
            CheckGroup.Mode mode,
            List<PlannedNode> filters,
            List<PlannedNode> members,
            Optional<String> elsewhere)
            implements PlannedNode {

        /** Plan a group that concerns every host. */
        public PlannedGroup(
                CheckSpec spec, CheckGroup.Mode mode, List<PlannedNode> filters, List<PlannedNode> members) {
            this(spec, mode, filters, members, Optional.empty());
        }

        public PlannedGroup {
            filters = List.copyOf(filters);
            members = List.copyOf(members);
        }

        @Override
        public PlannedGroup withChecks(UnaryOperator<PlannedCheck> change) {
            return new PlannedGroup(spec, mode, changed(filters, change), changed(members, change), elsewhere);
        }

        private static List<PlannedNode> changed(List<PlannedNode> nodes, UnaryOperator<PlannedCheck> change) {
            return nodes.stream().map(node -> node.withChecks(change)).toList();
        }
    }
}
