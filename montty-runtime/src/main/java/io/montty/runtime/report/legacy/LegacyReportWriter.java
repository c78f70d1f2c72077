package io.montty.runtime.report.legacy;

import io.montty.api.Outcome;
import io.montty.api.report.Carried;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Write a report as MonTTY for Python writes it.
 *
 * <p>What did not run below a collection is left out, as that tool knows no entries for it.
 */
public final class LegacyReportWriter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMMM dd, uuuu HH:mm:ss", Locale.ENGLISH);
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]+");
    private static final Comparator<ReportEntry> BY_TITLE = Comparator.comparing(
            entry -> LegacyHeaderLine.title(entry.title()).codePoints().toArray(), Arrays::compare);

    /** Return {@code report} as UTF-8 text. */
    public byte[] write(Report report) {
        List<String> blocks = new ArrayList<>();
        StringBuilder summary = new StringBuilder("\n\nSUMMARY:\n\n");
        report.checks().stream().sorted(BY_TITLE).forEach(entry -> {
            String block = block(entry);
            blocks.add(block);
            summary.append("     ").append(block, 0, block.indexOf('\n') + 1);
        });
        String text = header(report) + "\n" + String.join("\n", blocks) + summary + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String header(Report report) {
        return "MonTTY\n"
                + "Host: "
                + CONTROL.matcher(report.host().name()).replaceAll(" ").strip() + "\n"
                + "IPv4: " + address(report.host()) + "\n"
                + "Status: " + report.status() + "\n"
                + "At: " + TIME.format(report.at()) + "\n";
    }

    private static String address(HostIdentity host) {
        return host.addresses().stream()
                .filter(address -> IPV4.matcher(address).matches())
                .findFirst()
                .orElse("127.0.0.1");
    }

    private static String block(ReportEntry entry) {
        String body = PythonText.withoutBlanksAtTheEnd(Folding.fold(body(entry, 0)));
        return heading(entry, 0) + body + (body.isEmpty() ? "" : "\n");
    }

    private static String heading(ReportEntry entry, int depth) {
        Integer level = entry.level();
        return LegacyHeaderLine.of(entry.title(), entry.status(), level == null ? depth : level);
    }

    private static String body(ReportEntry entry, int depth) {
        StringBuilder body = new StringBuilder();
        Carried carried = entry.carried();
        if (carried != null) {
            body.append("[found at ").append(TIME.format(carried.from())).append("]\n");
        }
        body.append(String.join("\n", entry.output()));
        if (entry.output().isEmpty() && entry.outcome() instanceof Outcome.Skipped) {
            body.append(entry.summary());
        }
        if (!entry.children().isEmpty()) {
            body.append('\n');
        }
        for (ReportEntry child : entry.children()) {
            if (!(child.outcome() instanceof Outcome.Skipped)) {
                body.append(heading(child, depth + 1)).append('\n');
                body.append(Folding.fold(body(child, depth + 1))).append('\n');
            }
        }
        return body.toString();
    }
}
