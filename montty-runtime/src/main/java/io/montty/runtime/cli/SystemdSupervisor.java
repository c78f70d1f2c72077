package io.montty.runtime.cli;

import io.montty.runtime.manager.PassResult;
import io.montty.runtime.manager.Supervisor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Tell systemd how the manager is, between two passes; it is told of few of them, and so what all did together. */
final class SystemdSupervisor implements Supervisor {

    private final SystemdNotice notice;
    private long filed;
    private long expired;
    private long deleted;
    private long duplicates;
    private long rejected;

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
        filed += result.filedReports();
        expired += result.expired();
        deleted += result.deleted();
        duplicates += result.duplicates();
        rejected += result.rejected().size();
        notice.alive("since it began: filed " + filed + ", expired " + expired + ", deleted " + deleted
                + ", duplicates " + duplicates + ", rejected " + rejected);
    }

    @Override
    public void stopping() {
        notice.stopping();
    }
}
