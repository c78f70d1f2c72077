package io.montty.deployer.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Look at the reports that the server does not have. */
record SpoolExamination(Site site) implements Examination {

    private static final Pattern WAITING = Pattern.compile("(?<at>\\d{1,15})-[0-9a-f]{32}[_.].+");
    private static final String REASON = ".reason.txt";
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final Duration TOO_LONG = Duration.ofDays(1);
    private static final int MANY = 150;

    /** What is larger cannot be seconds of the epoch, for some thousands of years. */
    private static final long MOST_SECONDS = 100_000_000_000L;

    @Override
    public String name() {
        return "spool";
    }

    @Override
    public List<Finding> look() throws IOException {
        List<Finding> findings = new ArrayList<>();
        List<Matcher> waiting = Site.list(site.project().spool()).stream()
                .map(file -> WAITING.matcher(String.valueOf(file.getFileName())))
                .filter(Matcher::matches)
                .toList();
        OptionalLong oldest = waiting.stream()
                .mapToLong(name -> Long.parseLong(name.group("at")))
                .map(at -> at > MOST_SECONDS ? at : at * 1000)
                .min();
        if (oldest.isEmpty()) {
            findings.add(Finding.ok("no report waits"));
        } else {
            Duration age = Duration.between(
                    Instant.ofEpochMilli(oldest.getAsLong()), site.clock().instant());
            findings.add(waiting(waiting.size(), age));
        }
        findings.addAll(dead());
        return findings;
    }

    private Finding waiting(int count, Duration age) {
        String what = count == 1
                ? "1 report waits for the server, for " + Spans.of(age)
                : count + " reports wait for the server, the oldest for " + Spans.of(age);
        String fix = site.montty("send") + ", which says what keeps them";
        if (age.compareTo(TOO_LONG) > 0 || count > MANY) {
            return Finding.wrong(what + "; at most 200 are kept, for 7 days", fix);
        }
        return age.compareTo(LONG) > 0 ? Finding.warn(what, fix) : Finding.ok(what);
    }

    private List<Finding> dead() throws IOException {
        Path dead = site.project().dead();
        long count = Site.list(dead).stream()
                .filter(Files::isRegularFile)
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> !name.startsWith(".") && !name.endsWith(REASON))
                .count();
        return count == 0
                ? List.of()
                : List.of(Finding.warn(
                        dead + " holds " + Spans.counted(count, "report") + " that the server refused",
                        "read why: head " + site.word(dead) + "/*" + REASON + "; then delete them"));
    }
}
