package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Library;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Hold which of some reports is read, and which of them are still there. */
final class Course {

    private final List<ReportRef> reports;
    private Set<String> there;
    private int place;

    /** Begin at the report of this place, from 0. */
    Course(List<ReportRef> reports, int place) {
        this.reports = List.copyOf(reports);
        this.place = place;
        this.there = this.reports.stream().map(ReportRef::path).collect(Collectors.toSet());
    }

    void update(World world) {
        there = new HashSet<>();
        world.snapshot().reports().forEach(report -> there.add(report.path()));
    }

    ReportRef ref() {
        return reports.get(place);
    }

    boolean isGone() {
        return !there.contains(ref().path());
    }

    /** Return its place among those that are still there, such as {@code 1 of 288}. */
    String place() {
        List<ReportRef> left =
                reports.stream().filter(report -> there.contains(report.path())).toList();
        return (left.indexOf(ref()) + 1) + " of " + left.size();
    }

    /** Go to the next report that can be read, or with a negative step to the one before; empty if there is none. */
    Optional<Reading> go(int step, Library library) {
        for (int i = place + step; i >= 0 && i < reports.size(); i += step) {
            Optional<Reading> reading = library.read(reports.get(i));
            if (reading.isPresent()) {
                place = i;
                return reading;
            }
        }
        return Optional.empty();
    }
}
