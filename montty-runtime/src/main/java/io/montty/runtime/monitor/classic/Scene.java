package io.montty.runtime.monitor.classic;

import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.WindowSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold everything that a painter has to know at one moment.
 *
 * @param size of the window
 * @param overlay what covers the report
 * @param slide the report, or null if there is none
 * @param lines the report's lines, wrapped to the window
 * @param top the index of the first visible line
 * @param position the report's place in the order from 1, or 0 if it is gone
 * @param count how many reports there are
 * @param closing whether the manager was asked to delete the report
 * @param overdue whether the manager should have deleted it by now
 * @param pause what to say of a pause; empty if there is none
 * @param message what to say of the last key; empty if nothing
 * @param doomed the report that the open question is about, or null if none is open
 * @param snapshot what lies in the folders
 */
public record Scene(
        WindowSize size,
        Slideshow.Overlay overlay,
        @Nullable Slide slide,
        List<Line> lines,
        int top,
        int position,
        int count,
        boolean closing,
        boolean overdue,
        String pause,
        String message,
        @Nullable ReportRef doomed,
        Snapshot snapshot) {}
