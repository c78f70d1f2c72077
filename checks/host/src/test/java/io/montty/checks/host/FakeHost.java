package io.montty.checks.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A host whose readings a test makes up. */
final class FakeHost implements HostReadings {

    private final Deque<CpuTicks> ticks = new ArrayDeque<>();
    private double load;
    private Memory memory = new Memory(0, 0, 0, 0);
    private List<MountedFileSystem> fileSystems = List.of();
    private List<InterfaceCounters> interfaces = List.of();
    private Duration uptime = Duration.ZERO;

    /** Two processors that spent {@code spent} during the sample. */
    FakeHost spending(CpuTicks spent) {
        CpuTicks before = new CpuTicks(7_000, 3_000, 200, 10, 90_000);
        ticks.add(before);
        ticks.add(new CpuTicks(
                before.user() + spent.user(),
                before.system() + spent.system(),
                before.waiting() + spent.waiting(),
                before.stolen() + spent.stolen(),
                before.idle() + spent.idle()));
        return this;
    }

    FakeHost load(double load) {
        this.load = load;
        return this;
    }

    FakeHost memory(Memory memory) {
        this.memory = memory;
        return this;
    }

    FakeHost fileSystems(MountedFileSystem... fileSystems) {
        this.fileSystems = List.of(fileSystems);
        return this;
    }

    FakeHost interfaces(InterfaceCounters... interfaces) {
        this.interfaces = List.of(interfaces);
        return this;
    }

    FakeHost uptime(Duration uptime) {
        this.uptime = uptime;
        return this;
    }

    @Override
    public CpuTicks cpuTicks() {
        return ticks.remove();
    }

    @Override
    public int processors() {
        return 2;
    }

    @Override
    public double loadOfLastMinute() {
        return load;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public List<MountedFileSystem> fileSystems() {
        return fileSystems;
    }

    @Override
    public List<InterfaceCounters> interfaces() {
        return interfaces;
    }

    @Override
    public Duration uptime() {
        return uptime;
    }
}
