package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Verdict;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Alert when a file is missing, too old, too young, too small or too big, or when there is one that must not be. */
@Extension
@Description(
        "Looks at the files that the configuration names, of several that match at the newest. Alerts, or warns if told"
                + " so, when one is missing, was changed too long ago or too lately, is too small or too big, or must not be there.")
public final class FilesCheck implements Check {

    /** How far clocks may differ, those of file servers above all. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final CheckSpec spec = CheckSpec.of("host.files", "Age and size of files")
            .withTags("host", "files")
            .withConfig(FilesConfig.class);

    @Override
    public CheckSpec spec() {
        return spec;
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        List<FileRule> rules = context.config(FilesConfig.class).files();
        if (rules.isEmpty()) {
            return CheckResult.na("no file is configured; name some in its 'files'");
        }
        Verdict verdict = new Verdict();
        for (FileRule rule : rules) {
            judge(rule, context, verdict);
        }
        return verdict.answer(
                rules.size() == 1
                        ? rules.get(0).path() + " is as it has to be"
                        : "all " + rules.size() + " are as they have to be");
    }

    private static void judge(FileRule rule, CheckContext context, Verdict verdict) throws InterruptedException {
        FileMatches matches;
        try {
            // The path begins with a slash, which the root stands for.
            matches = FileMatches.find(context.root().resolve(rule.folder().replaceFirst("^/+", "")), rule.name());
        } catch (AccessDeniedException e) {
            verdict.unjudged(rule.path() + ": this user may not look there; run the checker as root");
            return;
        } catch (IOException e) {
            verdict.unjudged(rule.path() + ": cannot be looked at: " + reason(e));
            return;
        }
        if (matches.newest().isEmpty()) {
            judgeMissing(rule, verdict);
        } else if (rule.presence() == FileRule.Presence.FORBIDDEN) {
            verdict.note(rule.status(), shown(rule, matches) + " is there, but must not be");
        } else {
            judge(rule, matches, context.clock().instant(), verdict);
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : failure.getClass().getSimpleName();
    }

    private static void judgeMissing(FileRule rule, Verdict verdict) {
        if (rule.presence() == FileRule.Presence.REQUIRED) {
            verdict.note(
                    rule.status(),
                    NamePattern.isWildcard(rule.name())
                            ? rule.path() + ": there is no such file"
                            : rule.path() + " does not exist");
        } else {
            verdict.detail(rule.path() + " does not exist");
        }
    }

    private static void judge(FileRule rule, FileMatches matches, Instant now, Verdict verdict) {
        FileMatches.Match file = matches.newest().orElseThrow();
        Duration age = Duration.between(file.changed(), now);
        String shown = shown(rule, matches);
        List<String> faults = new ArrayList<>();
        ageFault(rule, age).ifPresent(faults::add);
        if (file.regular()) {
            sizeFault(rule, file.size()).ifPresent(faults::add);
        } else if (rule.limitsSize()) {
            verdict.unjudged(shown + " is not a file, so it has no size to judge");
        }
        faults.forEach(fault -> verdict.note(rule.status(), shown + " " + fault));
        if (faults.isEmpty()) {
            verdict.detail(shown + ": changed " + ago(age) + (file.regular() ? ", " + new ByteCount(file.size()) : ""));
        }
        measure("age:" + rule.path(), (double) Math.max(0, age.toSeconds()), "s", verdict);
        if (file.regular()) {
            measure("size:" + rule.path(), (double) file.size(), "B", verdict);
        }
    }

    /** A path may be longer than the name of a figure. */
    private static void measure(String name, double value, String unit, Verdict verdict) {
        if (Metric.isName(name)) {
            verdict.measure(Metric.of(name, value, unit));
        }
    }

    private static String ago(Duration age) {
        return age.isNegative() ? "just now" : new PlainDuration(age) + " ago";
    }

    private static Optional<String> ageFault(FileRule rule, Duration age) {
        Duration max = rule.maxAge();
        Duration min = rule.minAge();
        if ((max != null || min != null) && age.plus(TOLERANCE).isNegative()) {
            // It would seem young for as long as the mistake is big.
            return Optional.of(
                    "was changed " + new PlainDuration(age.negated()) + " in the future; is the clock right?");
        }
        if (max != null && age.compareTo(max) > 0) {
            return Optional.of("was changed " + ago(age) + ", at most " + new PlainDuration(max) + " are allowed");
        }
        return min != null && age.compareTo(min) < 0
                ? Optional.of("was changed " + ago(age) + ", at least " + new PlainDuration(min) + " are required")
                : Optional.empty();
    }

    private static Optional<String> sizeFault(FileRule rule, long size) {
        String max = rule.maxSize();
        String min = rule.minSize();
        if (max != null && size > ByteNotation.parse(max).orElse(Long.MAX_VALUE)) {
            return Optional.of("has " + new ByteCount(size) + ", at most " + max + " are allowed");
        }
        return min != null && size < ByteNotation.parse(min).orElse(0)
                ? Optional.of("has " + new ByteCount(size) + ", at least " + min + " are required")
                : Optional.empty();
    }

    private static String shown(FileRule rule, FileMatches matches) {
        String newest = matches.newest().map(FileMatches.Match::name).orElse("");
        return NamePattern.isWildcard(rule.name())
                ? rule.folder() + "/" + newest + " (newest of " + matches.count() + ")"
                : rule.path();
    }
}
