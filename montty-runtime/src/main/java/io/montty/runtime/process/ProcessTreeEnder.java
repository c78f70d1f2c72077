package io.montty.runtime.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** End processes with everything that they started. */
final class ProcessTreeEnder {

    /** How long a process has between being asked to end and being ended. */
    private static final long GRACE_MILLIS = 500;

    /** How long the kernel has to end a process; one in a system call that does not come back takes for ever. */
    private static final long KILL_MILLIS = 300;

    private static final long PAUSE_MILLIS = 20;
    private static final int CLEAN_PASSES = 2;

    private final long ownGroup;

    ProcessTreeEnder(long ownGroup) {
        this.ownGroup = ownGroup;
    }

    /**
     * Ask all that {@code living} names to end, wait a little, end what is left, and look again until two looks in a
     * row find nothing: a process may fork between a look and a signal.
     *
     * <p>An interruption shortens nothing: the caller counts on nothing being left. It is kept for the caller.
     *
     * @return what was still alive after all that, which takes a process that the kernel itself cannot end
     */
    List<ProcessEntry> end(Supplier<List<ProcessEntry>> living) {
        boolean interrupted = Thread.interrupted();
        signal("TERM", living.get());
        long patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        List<ProcessEntry> left = living.get();
        while (!left.isEmpty() && System.nanoTime() < patience) {
            interrupted |= pause();
            left = living.get();
        }
        int clean = 0;
        patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(KILL_MILLIS);
        while (clean < CLEAN_PASSES && (left.isEmpty() || System.nanoTime() < patience)) {
            left = living.get();
            if (left.isEmpty()) {
                clean++;
            } else {
                clean = 0;
                signal("KILL", left);
                interrupted |= pause();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return left;
    }

    private void signal(String signal, Collection<ProcessEntry> processes) {
        List<String> targets = new ArrayList<>();
        for (ProcessEntry process : processes) {
            targets.add(Long.toString(process.group() == ownGroup ? process.pid() : -process.group()));
        }
        if (targets.isEmpty()) {
            return;
        }
        // The shell's own kill: it is there on every host, and takes a whole group, which Java cannot.
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", "kill -s \"$0\" -- \"$@\"", signal));
        targets.stream().distinct().forEach(argv::add);
        try {
            new ProcessBuilder(argv)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            processes.forEach(process -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
