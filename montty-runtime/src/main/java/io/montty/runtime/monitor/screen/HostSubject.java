package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.filter.Subject;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Let a filter ask about a host.
 *
 * @param summary of the host
 * @param count how many ALERT reports of it are filed
 * @param now what ages are told at
 */
public record HostSubject(HostSummary summary, int count, Instant now) implements Subject {

    @Override
    public Standing standing() {
        return summary.standing();
    }

    @Override
    public String host() {
        return summary.name();
    }

    @Override
    public String address() {
        return summary.address();
    }

    @Override
    public Collection<String> checks() {
        return summary.problems().stream()
                .flatMap(problem -> Stream.of(problem.check(), problem.title()))
                .toList();
    }

    @Override
    public Collection<String> tags() {
        return summary.tags();
    }

    @Override
    public Instant received() {
        return summary.lastSeen();
    }

    @Override
    public boolean acknowledged() {
        return !summary.problems().isEmpty() && summary.problems().stream().allMatch(Problem::isAcknowledged);
    }

    @Override
    public String text() {
        Stream<String> problems = summary.problems().stream()
                .flatMap(problem -> Stream.of(problem.title(), problem.summary(), problem.owner(), problem.reason()));
        return Stream.concat(
                        Stream.of(summary.name(), summary.address(), summary.os(), WorstCheck.of(summary, now)),
                        problems)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }
}
