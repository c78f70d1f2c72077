package io.montty.runtime.monitor.io;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.report.TextSanitizer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hold the checks of a report in the text format of MonTTY 1 as the tree that its dots tell of. All text is safe to
 * print; what cannot be told apart is kept as text.
 *
 * @param checks what it says
 * @param notes what is odd about it
 */
record LegacyTree(List<ReportEntry> checks, List<String> notes) {

    private static final String SUMMARY = "\n\nSUMMARY:\n";
    private static final String SUMMARY_INDENT = "     ";

    /** Collect what stands below a header line. */
    private static final class Block {

        private final LegacyHeading heading;
        private final List<String> output = new ArrayList<>();
        private final List<Block> children = new ArrayList<>();

        Block(LegacyHeading heading) {
            this.heading = heading;
        }
    }

    /** Read the body of {@code report}. */
    static LegacyTree of(LegacyReport report, TextSanitizer sanitizer) {
        // The gap before the summary may begin with the line end that ends the header.
        String body = "\n" + report.body();
        int summary = body.indexOf(SUMMARY);
        List<Block> blocks = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        String blockText = summary < 0 ? body : body.substring(0, summary);
        readBlocks(blockText.substring(Math.min(1, blockText.length())), blocks, rest);
        List<String> notes = new ArrayList<>();
        if (summary < 0) {
            notes.add("the report has no SUMMARY at its end; it may be only a part");
        } else {
            keepOddLines(body.substring(summary + SUMMARY.length()), rest);
        }
        List<ReportEntry> checks = new ArrayList<>();
        SafeLines outputs = new SafeLines(sanitizer);
        blocks.forEach(block -> checks.add(entry(block, sanitizer, outputs)));
        if (!rest.isEmpty()) {
            checks.add(text(report.status(), outputs.of(rest), checks));
        }
        return new LegacyTree(List.copyOf(checks), List.copyOf(notes));
    }

    /** Blocks are parted by the only empty lines that there are; the first line of each is a header. */
    private static void readBlocks(String text, List<Block> blocks, List<String> rest) {
        Deque<Block> open = new ArrayDeque<>();
        boolean starts = true;
        for (String line : text.split("\n", -1)) {
            String shown = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (shown.isBlank()) {
                starts = true;
                continue;
            }
            if (starts) {
                open.clear();
            }
            starts = false;
            LegacyHeading heading = LegacyHeading.parse(shown).orElseGet(() -> folded(shown, open));
            if (heading != null) {
                begin(heading, open, blocks);
            } else if (open.isEmpty()) {
                rest.add(shown.stripTrailing());
            } else {
                open.element().output.add(shown.stripTrailing());
            }
        }
    }

    private static @Nullable LegacyHeading folded(String line, Deque<Block> open) {
        List<String> output = open.isEmpty() ? List.of() : open.element().output;
        if (output.isEmpty()) {
            return null;
        }
        int last = output.size() - 1;
        Optional<LegacyHeading> heading = LegacyHeading.parseFolded(output.get(last), line);
        heading.ifPresent(found -> output.remove(last));
        return heading.orElse(null);
    }

    /** What has more dots is below what has fewer, but the first of a block is below nothing. */
    private static void begin(LegacyHeading heading, Deque<Block> open, List<Block> blocks) {
        Block block = new Block(heading);
        while (open.size() > 1 && open.element().heading.level() >= heading.level()) {
            open.pop();
        }
        (open.isEmpty() ? blocks : open.element().children).add(block);
        open.push(block);
    }

    /** The summary repeats the headers; anything else there is somebody's text. */
    private static void keepOddLines(String summary, List<String> rest) {
        for (String line : summary.split("\n", -1)) {
            boolean header = line.startsWith(SUMMARY_INDENT)
                    && LegacyHeading.parse(line.substring(SUMMARY_INDENT.length()))
                            .isPresent();
            if (!header && !line.isBlank()) {
                rest.add(line.stripTrailing());
            }
        }
    }

    private static ReportEntry entry(Block block, TextSanitizer sanitizer, SafeLines outputs) {
        String title = sanitizer.line(block.heading.title());
        List<String> output = outputs.of(block.output);
        return new ReportEntry(
                title,
                title,
                block.children.isEmpty() ? ReportEntry.Kind.CHECK : ReportEntry.Kind.GROUP,
                false,
                Set.of(),
                block.heading.status(),
                new Outcome.Completed(),
                output.isEmpty() ? "" : output.get(0).strip(),
                output,
                false,
                List.of(),
                Duration.ZERO,
                block.children.stream()
                        .map(child -> entry(child, sanitizer, outputs))
                        .toList());
    }

    /** Text that belongs to no check is as bad as the report, unless a check tells why that is so bad. */
    private static ReportEntry text(Status own, List<String> lines, List<ReportEntry> checks) {
        boolean told = checks.stream().anyMatch(check -> check.status() == own);
        return new ReportEntry(
                "",
                "text without a header line",
                ReportEntry.Kind.FINDING,
                false,
                Set.of(),
                told ? Status.NA : own,
                new Outcome.Completed(),
                "",
                lines,
                false,
                List.of(),
                Duration.ZERO,
                List.of());
    }
}
