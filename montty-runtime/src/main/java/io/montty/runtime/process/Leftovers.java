package io.montty.runtime.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Find and end what commands leave running, and keep the names until they are asked for. */
final class Leftovers {

    /** How long a child may outlive its command: one that only writes down the last of a pipe does. */
    private static final long LINGER_MILLIS = 500;

    private static final long PAUSE_MILLIS = 10;

    private final ProcessTable table;
    private final ProcessTreeEnder ender;
    private final List<LeftBehind> ended = new ArrayList<>();
    private final Set<Long> notOurs;

    Leftovers(ProcessTable table, ProcessTreeEnder ender) {
        this.table = table;
        this.ender = ender;
        this.notOurs = descendants();
    }

    /** End what is left of a command that has ended by itself. */
    void endOf(String check, Supplier<List<ProcessEntry>> living) {
        List<ProcessEntry> left = living.get();
        boolean interrupted = false;
        long patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS);
        while (!left.isEmpty() && System.nanoTime() < patience) {
            interrupted |= pause();
            left = living.get();
        }
        end(left.stream().map(process -> named(check, process)).toList(), living);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** End what is left of all commands, and what checks have started without asking the runner. */
    List<LeftBehind> endAll(String marker, Path folder) {
        Supplier<List<ProcessEntry>> living = () -> {
            Set<Long> own = descendants();
            own.removeAll(notOurs);
            return table.find(marker, own, folder);
        };
        end(living.get().stream().map(this::named).toList(), living);
        return endedSoFar();
    }

    /** Name each process that was ended since the last call of this or of {@link #endAll}. */
    List<LeftBehind> endedSoFar() {
        synchronized (ended) {
            List<LeftBehind> all = List.copyOf(ended);
            ended.clear();
            return all;
        }
    }

    private void end(List<LeftBehind> named, Supplier<List<ProcessEntry>> living) {
        if (named.isEmpty()) {
            return;
        }
        Set<Long> survivors = new HashSet<>();
        ender.end(living).forEach(process -> survivors.add(process.pid()));
        synchronized (ended) {
            for (LeftBehind process : named) {
                ended.add(new LeftBehind(
                        process.check(), process.pid(), process.name(), !survivors.contains(process.pid())));
            }
        }
    }

    private LeftBehind named(ProcessEntry process) {
        return named(table.variable(process.pid(), ProcessRunner.CHECK_VARIABLE).orElse(""), process);
    }

    private static LeftBehind named(String check, ProcessEntry process) {
        return new LeftBehind(check, process.pid(), process.name(), false);
    }

    /** Only who has a child can have further descendants, and Java looks at every process of the host to find them. */
    private Set<Long> descendants() {
        return table.hasChildren()
                ? ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet())
                : new HashSet<>();
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
