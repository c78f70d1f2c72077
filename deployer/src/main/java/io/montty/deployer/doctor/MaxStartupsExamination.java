package io.montty.deployer.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Look whether the SSH server takes as many new connections at once as there are hosts to make them. */
record MaxStartupsExamination(Site site, Optional<SshdSettings> found, int hosts, Duration interval)
        implements Examination {

    private static final String USUAL = "10:30:100";
    private static final Pattern VALUE = Pattern.compile("(?<start>\\d{1,6})(?::\\d{1,3}:(?<full>\\d{1,6}))?");

    /** How long a connection counts until its key is accepted, on a slow way to a busy server. */
    private static final int SECONDS_EACH = 2;

    private static final Duration LONGEST_SPLAY = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "sshd MaxStartups";
    }

    @Override
    public List<Finding> look() {
        if (found.isEmpty()) {
            return List.of(Finding.skipped("the settings of sshd are not known"));
        }
        String value = found.get().first("maxstartups").orElse(USUAL);
        Matcher matcher = VALUE.matcher(value);
        if (!matcher.matches()) {
            return List.of(Finding.skipped("MaxStartups is " + value + ", which is no number"));
        }
        int start = Integer.parseInt(matcher.group("start"));
        String bound = Spans.counted(hosts, "bound host");
        if (hosts <= start) {
            return List.of(
                    Finding.ok("MaxStartups " + value + " is enough for " + bound + ", even if all come at once"));
        }
        long splay = Math.max(1, Math.min(interval.toSeconds() / 2, LONGEST_SPLAY.toSeconds()));
        long together = Math.max(1, (hosts * (long) SECONDS_EACH + splay - 1) / splay);
        if (together <= start) {
            return List.of(Finding.ok("MaxStartups " + value + " is enough for " + bound + ": they spread over " + splay
                    + " s, about " + together + " at once"));
        }
        long enough = together * 2;
        return List.of(Finding.warn(
                "MaxStartups " + value + " begins to drop connections at " + start + ", and " + bound + " make about "
                        + together + " at once, spread over " + splay + " s",
                SshdExamination.set("MaxStartups " + enough + ":30:" + enough * 2)));
    }
}
