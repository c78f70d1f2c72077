package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.filter.Filter;

/** Let a person choose what a screen shows. */
public interface Filtered {

    Filter filter();

    /** Show only what {@code filter} accepts. */
    void filter(Filter filter);
}
