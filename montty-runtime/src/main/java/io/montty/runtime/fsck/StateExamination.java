package io.montty.runtime.fsck;

import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.PastReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What is known of each host makes sense, and it is looked at in time; the logs of past reports are named by days. */
final class StateExamination implements Examination {

    private static final Pattern SHARD = Pattern.compile("[0-9a-f]{2}");

    private final Site site;
    private final Function<HostState, Instant> lookAgain;

    /** @param lookAgain the latest moment at which a host of such a state has to be looked at */
    StateExamination(Site site, Function<HostState, Instant> lookAgain) {
        this.site = site;
        this.lookAgain = lookAgain;
    }

    @Override
    public void examine(Consumer<Finding> findings) throws IOException {
        HostStates states = new HostStates(site.layout().hosts());
        for (HostKey host : states.all()) {
            Path file = states.file(host);
            try {
                states.find(host).ifPresent(state -> time(file, state, findings));
            } catch (DamagedStateException e) {
                damaged(file, e, findings);
            }
        }
        past(findings);
    }

    /** The manager looks at once at a host whose moment is long past, and makes anew what it cannot read. */
    private void damaged(Path file, DamagedStateException e, Consumer<Finding> findings) throws IOException {
        FileTime longPast = FileTime.from(Instant.EPOCH);
        if (!Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).equals(longPast)) {
            findings.accept(new Finding(
                    site.name(file),
                    "it makes no sense (" + e.getMessage() + ")",
                    "let the manager make it anew from the filed reports in its next pass",
                    () -> Files.setLastModifiedTime(file, longPast)));
        }
    }

    private void time(Path file, HostState state, Consumer<Finding> findings) {
        Instant latest = lookAgain.apply(state);
        try {
            Instant set =
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            if (set.isAfter(latest)) {
                findings.accept(new Finding(
                        site.name(file),
                        "its time says that its host is looked at again at " + set + ", which is too late by "
                                + Duration.between(latest, set),
                        "let the next pass look at it",
                        () -> Files.setLastModifiedTime(
                                file, FileTime.from(site.clock().instant()))));
            }
        } catch (IOException e) {
            findings.accept(Finding.byHand(site.name(file), "it cannot be looked at", "see its permissions"));
        }
    }

    private void past(Consumer<Finding> findings) throws IOException {
        for (Path day : Site.list(site.layout().past())) {
            if (!isDay(Site.fileName(day)) || !Files.isDirectory(day, LinkOption.NOFOLLOW_LINKS)) {
                findings.accept(site.away(day, "", "not the folder of a day"));
                continue;
            }
            for (Path log : Site.list(day)) {
                if (!SHARD.matcher(Site.fileName(log)).matches()
                        || !Files.isRegularFile(log, LinkOption.NOFOLLOW_LINKS)) {
                    findings.accept(site.away(log, "", "not a log of past reports"));
                } else {
                    PastLogCheck.examine(site, log, findings);
                }
            }
        }
    }

    private static boolean isDay(String name) {
        try {
            return PastReports.isDay(name) && LocalDate.parse(name) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
