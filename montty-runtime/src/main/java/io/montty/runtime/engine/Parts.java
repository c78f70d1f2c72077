package io.montty.runtime.engine;

import io.montty.api.CheckPart;
import io.montty.api.CheckResult;
import io.montty.api.Heading;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Put the parts of an answer under its entry, each with an id that stays the same as long as its title does. */
final class Parts {

    /** What stands between the id of a check and that of its part; no check's own id holds one. */
    private static final char SEPARATOR = '/';

    private static final int MOST_PARTS = 500;
    private static final int LONGEST_NAME = 64;
    private static final Pattern UNFIT = Pattern.compile("[\\s/\\p{Cntrl}]+");

    private Parts() {}

    /** Return {@code entry} under the heading of {@code result}, with the parts of it as children. */
    static ReportEntry added(ReportEntry entry, CheckResult result) {
        Heading heading = result.heading();
        ReportEntry headed = heading == null ? entry : entry.withHeading(heading.title(), heading.level());
        if (result.parts().isEmpty()) {
            return headed;
        }
        return group(withOmission(headed, result), children(entry.id(), entry.tags(), result.parts()));
    }

    /** What is left out is said, and is no reason to call all well. */
    private static ReportEntry withOmission(ReportEntry entry, CheckResult result) {
        int missing = result.parts().size() - MOST_PARTS;
        if (missing <= 0) {
            return entry;
        }
        List<String> output = new ArrayList<>(entry.output());
        output.add("[" + missing + " more parts are left out, a check has at most " + MOST_PARTS + "]");
        Status status = entry.status().worst(Status.WARN);
        return entry.withStatus(status, entry.summary()).withOutput(output, true);
    }

    /** A group that says nothing itself is summed up by the worst below it. */
    private static ReportEntry group(ReportEntry entry, List<ReportEntry> children) {
        ReportEntry group = entry.withKind(Kind.GROUP).withChildren(children);
        return entry.summary().isBlank()
                ? children.stream()
                        .filter(child -> child.status() == entry.status())
                        .findFirst()
                        .map(child ->
                                group.withStatus(entry.status(), child.title().strip() + ": " + child.summary()))
                        .orElse(group)
                : group;
    }

    private static List<ReportEntry> children(String parent, Set<String> tags, List<CheckPart> parts) {
        List<ReportEntry> children = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (CheckPart part : parts.subList(0, Math.min(parts.size(), MOST_PARTS))) {
            String id = parent + SEPARATOR + unlike(ids, name(part.heading().title()));
            ReportEntry entry = Entries.part(id, tags, part);
            if (!part.result().parts().isEmpty()) {
                entry = group(
                        withOmission(entry, part.result()),
                        children(id, tags, part.result().parts()));
            }
            children.add(entry);
        }
        return children;
    }

    private static String name(String title) {
        String name = UNFIT.matcher(title.strip()).replaceAll("-");
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static String unlike(Set<String> taken, String name) {
        String id = name;
        for (int i = 2; !taken.add(id); i++) {
            id = name + "-" + i;
        }
        return id;
    }
}
