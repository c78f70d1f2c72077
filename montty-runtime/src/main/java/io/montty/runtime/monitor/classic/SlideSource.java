package io.montty.runtime.monitor.classic;

import io.montty.runtime.monitor.fleet.ReportRef;
import java.util.Optional;

/** Read a report's content when its turn comes, so that ten thousand of them take no memory. */
@FunctionalInterface
public interface SlideSource {

    /**
     * Read one report; one that cannot be read is a slide that says why.
     *
     * @return empty if the report is no longer there
     */
    Optional<Slide> load(ReportRef ref);
}
