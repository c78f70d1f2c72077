package io.montty.checks.host;

import io.montty.api.CheckAbortedException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.NetworkIF;
import oshi.hardware.VirtualMemory;
import oshi.software.os.OSFileStore;

/**
 * Read the host with OSHI, none of whose classes is loaded before the first reading.
 *
 * <p>Each reading asks a new {@link SystemInfo}: within one, OSHI serves figures that are up to 300 ms old.
 */
final class OshiReadings implements HostReadings {

    @Override
    public CpuTicks cpuTicks() throws CheckAbortedException {
        long[] ticks = read(system -> system.getHardware().getProcessor().getSystemCpuLoadTicks());
        return new CpuTicks(
                ticks[TickType.USER.getIndex()] + ticks[TickType.NICE.getIndex()],
                ticks[TickType.SYSTEM.getIndex()] + ticks[TickType.IRQ.getIndex()] + ticks[TickType.SOFTIRQ.getIndex()],
                ticks[TickType.IOWAIT.getIndex()],
                ticks[TickType.STEAL.getIndex()],
                ticks[TickType.IDLE.getIndex()]);
    }

    @Override
    public int processors() throws CheckAbortedException {
        return read(system -> system.getHardware().getProcessor().getLogicalProcessorCount());
    }

    @Override
    public double loadOfLastMinute() throws CheckAbortedException {
        return read(system -> system.getHardware().getProcessor().getSystemLoadAverage(1)[0]);
    }

    @Override
    public Memory memory() throws CheckAbortedException {
        return read(system -> {
            GlobalMemory memory = system.getHardware().getMemory();
            VirtualMemory swap = memory.getVirtualMemory();
            return new Memory(memory.getTotal(), memory.getAvailable(), swap.getSwapTotal(), swap.getSwapUsed());
        });
    }

    @Override
    public List<MountedFileSystem> fileSystems() throws CheckAbortedException {
        return read(system -> system.getOperatingSystem().getFileSystem().getFileStores(true).stream()
                .map(OshiReadings::fileSystem)
                .toList());
    }

    @Override
    public List<InterfaceCounters> interfaces() throws CheckAbortedException {
        return read(system -> system.getHardware().getNetworkIFs(true).stream()
                .filter(one -> !isLoopback(one.queryNetworkInterface()))
                .map(OshiReadings::counters)
                .toList());
    }

    @Override
    public Duration uptime() throws CheckAbortedException {
        return read(system -> Duration.ofSeconds(system.getOperatingSystem().getSystemUptime()));
    }

    /** OSHI reaches the C library through JNA, whose native part often meets a temporary folder without execution. */
    static <T> T read(Function<SystemInfo, T> reading) throws CheckAbortedException {
        try {
            return reading.apply(new SystemInfo());
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new CheckAbortedException(
                    "the host cannot be read, because OSHI's native part does not load (" + e.getMessage()
                            + "); start Java with -Djna.tmpdir=DIR, a writable folder that is not mounted noexec",
                    List.of());
        }
    }

    private static MountedFileSystem fileSystem(OSFileStore store) {
        return new MountedFileSystem(
                store.getVolume(),
                store.getMount(),
                store.getType(),
                Arrays.asList(store.getOptions().split(",", -1)).contains("ro"),
                store.getTotalSpace(),
                store.getFreeSpace(),
                store.getUsableSpace(),
                store.getTotalInodes(),
                store.getFreeInodes());
    }

    private static InterfaceCounters counters(NetworkIF one) {
        return new InterfaceCounters(
                one.getName(),
                one.getPacketsRecv() + one.getPacketsSent(),
                one.getInErrors() + one.getOutErrors(),
                one.getInDrops());
    }

    private static boolean isLoopback(NetworkInterface one) {
        try {
            return one.isLoopback();
        } catch (SocketException e) {
            return false; // it went away since it was listed; its counters were read before
        }
    }
}
