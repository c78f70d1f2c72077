package io.montty.runtime.manager;

import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.ProjectLayout;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Hold what all passes of a manager work with.
 *
 * @param layout the project directory
 * @param clock the server's clock
 * @param signatures asked where the project says who may sign reports
 * @param settings what the manager goes by; asked for once in each pass
 * @param history told of what happens
 * @param reader reads what strangers wrote
 * @param past knows the reports that are not filed any more
 */
record Workplace(
        ProjectLayout layout,
        Clock clock,
        SignatureCheck signatures,
        Supplier<ManagerSettings> settings,
        HistoryRecorder history,
        BoundedFile reader,
        PastLog past) {}
