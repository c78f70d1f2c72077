package io.montty.runtime.manager.problem;

import io.montty.api.Status;
import io.montty.runtime.state.CheckState;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Bound what is followed of one host, in number and in text, so that a host cannot fill the server's files. */
final class CheckLimit {

    /** The id of the finding that says so. */
    static final String ID = "montty.limit";

    /** How many checks of a host are followed, the finding among them. */
    static final int MOST = 2_000;

    /** How many bytes their texts may have together, when they are written. */
    static final int LARGEST = 1024 * 1024;

    /** How many bytes one character may need: JSON spells a control character as {@code \\u0000}. */
    private static final int WIDEST = 6;

    private static final Comparator<CheckState> WORST_FIRST = Comparator.comparing(CheckState::status)
            .thenComparing(CheckState::seen)
            .reversed()
            .thenComparing(CheckState::id);

    private CheckLimit() {}

    /** Tell whether {@code checks}, the finding left aside, are too many. */
    static boolean isExceeded(List<CheckState> checks) {
        return checks.size() >= MOST || (isLong(checks) && bytes(checks) > LARGEST);
    }

    /** Counting what each character needs takes a while, and is hardly ever worth it. */
    private static boolean isLong(List<CheckState> checks) {
        return checks.stream().mapToInt(CheckLimit::characters).sum() * WIDEST > LARGEST;
    }

    /** Return those of {@code checks} that are kept: the most severe, and of these the ones heard of last. */
    static List<CheckState> kept(List<CheckState> checks) {
        long[] left = {LARGEST};
        return checks.stream()
                .sorted(WORST_FIRST)
                .limit(MOST - 1)
                .takeWhile(check -> (left[0] -= bytes(check)) > 0)
                .toList();
    }

    /** Return the finding, which says that of {@code all} checks so many as {@code missing} are not followed. */
    static Result finding(int missing, int all) {
        return new Result(
                ID,
                "Checks that are not followed",
                Set.of(),
                CheckState.Kind.FINDING,
                Status.WARN,
                "completed",
                missing + " of " + all + " checks are not followed, the least severe ones: of one host at most "
                        + (MOST - 1) + " are, and " + LARGEST / 1024 + " KiB of their texts; have fewer checks there",
                List.of());
    }

    private static int characters(CheckState check) {
        int tags = check.tags().isEmpty()
                ? 0
                : check.tags().stream().mapToInt(String::length).sum();
        return check.id().length() + check.title().length() + check.summary().length() + tags;
    }

    private static long bytes(List<CheckState> checks) {
        return checks.stream().mapToLong(CheckLimit::bytes).sum();
    }

    private static long bytes(CheckState check) {
        return bytes(check.id())
                + bytes(check.title())
                + bytes(check.summary())
                + check.tags().stream().mapToLong(CheckLimit::bytes).sum();
    }

    private static long bytes(String text) {
        return text.chars()
                .mapToLong(c -> c < ' ' || c == '"' || c == '\\' ? WIDEST : c < 0x80 ? 1 : 3)
                .sum();
    }
}
