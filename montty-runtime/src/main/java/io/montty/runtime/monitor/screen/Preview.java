package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Library;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Keep the newest of the worst reports of the selected host, read once. It follows when the cursor rests, so that who
 * runs through the list waits for no file.
 */
public final class Preview {

    /** For how long the cursor rests before the report under it is read, in milliseconds. */
    static final long REST = 150;

    private record Wanted(HostSummary host, @Nullable ReportRef report) {

        boolean isShownBy(@Nullable Wanted shown) {
            return shown != null
                    && shown.host.key().equals(host.key())
                    && path(shown.report).equals(path(report));
        }

        private static String path(@Nullable ReportRef report) {
            return report == null ? "" : report.path();
        }
    }

    private @Nullable Wanted wanted;
    private @Nullable Wanted shown;
    private Optional<Reading> reading = Optional.empty();
    private long movedAt;

    Preview() {}

    /** Say what is selected now; empty if nothing. */
    void want(Optional<HostSummary> host, World world) {
        wanted = host.map(one -> new Wanted(
                        one, world.reportsOf(one.key()).stream().findFirst().orElse(null)))
                .orElse(null);
        if (wanted == null) {
            shown = null;
        } else if (wanted.isShownBy(shown)) {
            shown = wanted;
        }
    }

    /** Note that the cursor was moved. */
    void moved(Moment now) {
        movedAt = now.millis();
    }

    /** Read what is wanted, if the cursor rests. */
    void advance(Moment now, Library library) {
        if (isBehind() && now.millis() - movedAt >= REST) {
            shown = wanted;
            reading = Optional.ofNullable(wanted).map(Wanted::report).flatMap(library::read);
        }
    }

    OptionalLong nextStep() {
        return isBehind() ? OptionalLong.of(movedAt + REST) : OptionalLong.empty();
    }

    private boolean isBehind() {
        return wanted != null && !wanted.isShownBy(shown);
    }

    /** Return whose report it is; empty if nothing is shown. */
    public Optional<HostSummary> host() {
        return Optional.ofNullable(shown).map(Wanted::host);
    }

    /** Return the report; empty if none of the host is filed. */
    public Optional<ReportRef> report() {
        return Optional.ofNullable(shown).map(Wanted::report);
    }

    /** Return what the report says; empty if it was gone when it was read. */
    public Optional<Reading> reading() {
        return reading;
    }
}
