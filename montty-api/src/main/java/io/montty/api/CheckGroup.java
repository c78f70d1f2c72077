package io.montty.api;

import java.util.List;

/**
 * Run several checks as one.
 *
 * <p>Filters run first and in order; the members run only if every filter is {@link Status#OKAY}. A filter's status
 * does not count in the group's status.
 *
 * @param spec the group's own description; its timeout and configuration are not used
 * @param mode how the members follow each other
 * @param filters conditions; the first that is not OKAY makes the group {@link Status#NA}, or ALERT if it crashed or
 *     timed out
 * @param members at least one node
 */
public record CheckGroup(CheckSpec spec, Mode mode, List<CheckNode> filters, List<CheckNode> members)
        implements CheckNode {

    /** Say how the members of a group follow each other. */
    public enum Mode {
        /** Run every member, whatever the others say. */
        ALL,
        /** Stop after the first member that is not OKAY. */
        DEPEND
    }

    /** @throws IllegalArgumentException if there are no members */
    public CheckGroup {
        filters = List.copyOf(filters);
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("group " + spec.id() + " has no members");
        }
    }

    /** Make a group that runs every member. */
    public static CheckGroup all(CheckSpec spec, List<CheckNode> members) {
        return new CheckGroup(spec, Mode.ALL, List.of(), members);
    }

    /** Make a group that stops after the first member that is not OKAY. */
    public static CheckGroup depend(CheckSpec spec, List<CheckNode> members) {
        return new CheckGroup(spec, Mode.DEPEND, List.of(), members);
    }

    /** Return this group behind {@code filters}. */
    public CheckGroup behind(List<CheckNode> filters) {
        return new CheckGroup(spec, mode, filters, members);
    }
}
