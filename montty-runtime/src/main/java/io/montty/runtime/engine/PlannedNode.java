package io.montty.runtime.engine;

import io.montty.api.Check;
import io.montty.api.CheckGroup;
import io.montty.api.CheckSpec;
import java.util.List;
import java.util.Optional;

/** Hold a node of the check tree as the configuration made it, ready to run. */
public sealed interface PlannedNode {

    /** Return the description in force, with what the configuration changed. */
    CheckSpec spec();

    /**
     * Hold one check.
     *
     * @param spec the description in force
     * @param check what runs
     * @param config the bound and validated configuration
     * @param broken why the check must not run, if its configuration is wrong; it is then reported as crashed
     */
    record PlannedCheck(CheckSpec spec, Check check, Optional<Record> config, Optional<String> broken)
            implements PlannedNode {}

    /**
     * Hold a group.
     *
     * @param spec the description in force
     * @param mode how the members follow each other
     * @param filters what must be OKAY before any member runs
     * @param members at least one node
     */
    record PlannedGroup(CheckSpec spec, CheckGroup.Mode mode, List<PlannedNode> filters, List<PlannedNode> members)
            implements PlannedNode {

        public PlannedGroup {
            filters = List.copyOf(filters);
            members = List.copyOf(members);
        }
    }
}
