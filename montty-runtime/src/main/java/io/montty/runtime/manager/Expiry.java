package io.montty.runtime.manager;

import io.montty.runtime.manager.FiledReports.FiledReport;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remove the reports whose time is past, where the clock can be trusted to say so. */
final class Expiry {

    private final ClockGuard clockGuard;
    private final Clock clock;
    private final PassLog log;

    Expiry(ClockGuard clockGuard, Clock clock, PassLog log) {
        this.clockGuard = clockGuard;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Remove them from {@code register}.
     *
     * @param watchingSince since when the manager watches without a break, for the next pass
     * @return whether the clock can be trusted
     */
    boolean run(Register register, Instant watchingSince) {
        long now = clock.instant().getEpochSecond();
        if (jumped(now, watchingSince)) {
            log.expirySkipped();
            return false;
        }
        List<FiledReport> over = register.expiredAt(now);
        Register.Removal removal = register.removal(over);
        for (FiledReport report : over) {
            try {
                if (removal.delete(report)) {
                    log.expired();
                }
            } catch (IOException e) {
                log.problem("the expired report " + report.name() + " cannot be removed: " + IoTrouble.reason(e));
            }
        }
        return true;
    }

    /** Note, after a pass that lets nothing expire, that the manager watches; a clock that was set is left to the next. */
    void keepWatch(Instant watchingSince) {
        long now = clock.instant().getEpochSecond();
        try {
            if (clockGuard.jump(now).isEmpty()) {
                clockGuard.keep(now, watchingSince);
            }
        } catch (IOException e) {
            unkept(e);
        }
    }

    private boolean jumped(long now, Instant watchingSince) {
        Optional<String> jump = Optional.empty();
        try {
            jump = clockGuard.jump(now);
            clockGuard.keep(now, jump.isPresent() ? Instant.ofEpochSecond(now) : watchingSince);
        } catch (IOException e) {
            unkept(e);
        }
        jump.ifPresent(log::problem);
        return jump.isPresent();
    }

    private void unkept(IOException e) {
        log.problem("REPORTS/_state/manager-clock cannot be kept: " + IoTrouble.reason(e));
    }
}
