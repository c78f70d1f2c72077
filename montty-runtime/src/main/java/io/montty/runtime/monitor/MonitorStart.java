package io.montty.runtime.monitor;

import io.montty.runtime.monitor.filter.Filter;

/**
 * Say what the monitor shows first.
 *
 * @param filter what it shows of the fleet
 * @param classic whether the slideshow lies on top
 */
public record MonitorStart(Filter filter, boolean classic) {}
