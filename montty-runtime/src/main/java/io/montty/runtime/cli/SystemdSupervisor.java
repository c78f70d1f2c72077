package io.montty.runtime.cli;

import io.montty.runtime.manager.PassResult;
import io.montty.runtime.manager.Supervisor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Tell systemd how the manager is, between two passes. */
final class SystemdSupervisor implements Supervisor {

    private final SystemdNotice notice;

    private SystemdSupervisor(SystemdNotice notice) {
        this.notice = notice;
    }

    /**
     * Return the one that systemd asks for in the environment, or one that does nothing if it asks for none.
     *
     * @param pid of this process
     * @param nanos a clock that nobody sets, in nanoseconds
     */
    static Supervisor of(CliEnvironment environment, long pid, LongSupplier nanos) {
        return SystemdNotice.of(environment, "manager", pid, nanos)
                .<Supervisor>map(SystemdSupervisor::new)
                .orElseGet(Supervisor::none);
    }

    @Override
    public Optional<Duration> patience() {
        return notice.patience();
    }

    @Override
    public void passed(PassResult result) {
        notice.alive(ManageCommand.summary(result));
    }

    @Override
    public void stopping() {
        notice.stopping();
    }
}
