package io.montty.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answer for one check.
 *
 * @param status what was found
 * @param summary one line that tells an operator what is wrong, or that all is well
 * @param details further lines, without line ends; may be empty
 * @param metrics figures measured on the way; may be empty
 * @param heading how the check is called where only its run can tell; null for the title of its spec
 * @param parts answers that this one is made of, in their order; empty for a check that is one thing
 */
public record CheckResult(
        Status status,
        String summary,
        List<String> details,
        List<Metric> metrics,
        @Nullable Heading heading,
        List<CheckPart> parts) {

    /** @throws NullPointerException naming what is missing */
    public CheckResult {
        Objects.requireNonNull(status, "a result needs a status");
        Objects.requireNonNull(summary, "a result needs a summary");
        details = List.copyOf(Objects.requireNonNull(details, "a result needs details, if only an empty list"));
        metrics = List.copyOf(Objects.requireNonNull(metrics, "a result needs metrics, if only an empty list"));
        parts = List.copyOf(Objects.requireNonNull(parts, "a result needs parts, if only an empty list"));
    }

    /** Answer without parts, under the title of the check's spec. */
    public CheckResult(Status status, String summary, List<String> details, List<Metric> metrics) {
        this(status, summary, details, metrics, null, List.of());
    }

    /** Answer with a status and one line. */
    public static CheckResult of(Status status, String summary) {
        return new CheckResult(status, summary, List.of(), List.of());
    }

    /** Answer that all is well. */
    public static CheckResult okay(String summary) {
        return of(Status.OKAY, summary);
    }

    /** Answer that somebody should look at it some time. */
    public static CheckResult warn(String summary) {
        return of(Status.WARN, summary);
    }

    /** Answer that somebody must look at it now. */
    public static CheckResult alert(String summary) {
        return of(Status.ALERT, summary);
    }

    /** Answer that the check does not apply to this host, and why. */
    public static CheckResult na(String reason) {
        return of(Status.NA, reason);
    }

    /** Return this answer with exactly these details. */
    public CheckResult withDetails(List<String> details) {
        return new CheckResult(status, summary, details, metrics, heading, parts);
    }

    /** Return this answer with exactly these metrics. */
    public CheckResult withMetrics(Metric... metrics) {
        return new CheckResult(status, summary, details, List.of(metrics), heading, parts);
    }

    /** Return this answer under another title, for a check that learns it only as it runs. */
    public CheckResult withHeading(Heading heading) {
        return new CheckResult(status, summary, details, metrics, heading, parts);
    }

    /** Return this answer made of exactly these parts. */
    public CheckResult withParts(List<CheckPart> parts) {
        return new CheckResult(status, summary, details, metrics, heading, parts);
    }
}
