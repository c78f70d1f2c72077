package io.montty.checks.host;

import io.montty.api.CheckAbortedException;
import java.time.Duration;
import java.util.List;

/**
 * Read the figures that the checks of this package judge, always of the live host.
 *
 * <p>Every method throws {@link CheckAbortedException}, with what to do about it, if the host cannot be read at all.
 */
interface HostReadings {

    /** Return the time that the processors spent since boot; all zero if the kernel does not say. */
    CpuTicks cpuTicks() throws CheckAbortedException;

    /** Return how many logical processors there are; at least one. */
    int processors() throws CheckAbortedException;

    /**
     * Return how many tasks were running or waiting, on average over the last minute; negative if the
     * kernel does not say.
     */
    double loadOfLastMinute() throws CheckAbortedException;

    /** Return the state of the main memory; its total is zero if the kernel does not say. */
    Memory memory() throws CheckAbortedException;

    /** Return the mounted file systems that are neither remote nor made up by the kernel. */
    List<MountedFileSystem> fileSystems() throws CheckAbortedException;

    /** Return the counters of every network interface but the loopback. */
    List<InterfaceCounters> interfaces() throws CheckAbortedException;

    /** Return how long ago the host booted; zero if the kernel does not say. */
    Duration uptime() throws CheckAbortedException;
}
