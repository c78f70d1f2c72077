package io.montty.runtime.engine;

import io.montty.api.CheckSpec;
import io.montty.api.report.ReportEntry;

/** Follow a run while it goes on; called from several threads. */
public interface RunListener {

    /** Listen to nothing. */
    RunListener NONE = new RunListener() {
        @Override
        public void started(CheckSpec check) {}

        @Override
        public void ended(ReportEntry entry) {}
    };

    /** Learn that a check has begun. */
    void started(CheckSpec check);

    /** Learn what became of a single check. */
    void ended(ReportEntry entry);
}
