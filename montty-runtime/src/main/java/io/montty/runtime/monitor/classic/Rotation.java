package io.montty.runtime.monitor.classic;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Give every report its turn, and let an ALERT that just arrived in between.
 *
 * <p>A report whose turn was cut short gets it again before the next ALERT may cut in: otherwise a host that alerts
 * every few seconds would hide all the others for good.
 */
final class Rotation {

    private List<ReportRef> order = List.of();
    private final Deque<ReportRef> arrivals = new ArrayDeque<>();
    private @Nullable ReportRef turn;
    private @Nullable ReportRef arrival;
    private boolean owed;

    /** Return the report to show now; empty if there is none. */
    Optional<ReportRef> current() {
        return Optional.ofNullable(arrival != null ? arrival : turn);
    }

    List<ReportRef> order() {
        return order;
    }

    /** Return the place of {@code ref} in the order, from 1; 0 if it is gone. */
    int position(ReportRef ref) {
        return Math.max(0, Collections.binarySearch(order, ref) + 1);
    }

    /** Return the place of {@code ref} among those of its status. */
    Scene.Place place(ReportRef ref) {
        int position = position(ref);
        if (position == 0) {
            return Scene.Place.GONE;
        }
        List<ReportRef> equals =
                order.stream().filter(other -> other.status() == ref.status()).toList();
        return new Scene.Place(Collections.binarySearch(equals, ref) + 1, equals.size());
    }

    /** Take a new list in; what is shown stays, even if it is gone. */
    void update(List<ReportRef> order, Collection<ReportRef> arrived) {
        this.order = order;
        arrivals.removeIf(ref -> position(ref) == 0);
        arrived.stream().filter(ref -> ref.status() == Status.ALERT).sorted().forEach(arrivals::add);
        if (turn == null && !order.isEmpty()) {
            turn = order.get(0);
            arrivals.clear();
        }
    }

    /** Begin anew with the most urgent; nothing that arrived until now cuts in any more. */
    void restart() {
        turn = order.isEmpty() ? null : order.get(0);
        arrival = null;
        owed = false;
        arrivals.clear();
    }

    /** Leave what is gone, and let a waiting ALERT in unless somebody is owed a turn. */
    void settle() {
        if (arrival != null && position(arrival) == 0) {
            arrival = null;
            owed = true;
        }
        if (turn != null && position(turn) == 0) {
            turn = after(turn);
            owed = false;
        }
        if (arrival == null && !owed && !arrivals.isEmpty()) {
            arrival = arrivals.poll();
        }
    }

    /** Go on, now that what is shown has had its time. */
    void advance() {
        if (arrival != null) {
            if (arrival.equals(turn)) {
                turn = after(arrival);
            }
            arrival = null;
            owed = true;
        } else {
            turn = turn == null ? null : after(turn);
            owed = false;
            arrival = arrivals.poll();
        }
    }

    /** Go to the report after the one shown. */
    void next() {
        current().ifPresent(shown -> goTo(after(shown)));
    }

    /** Go to the report before the one shown. */
    void back() {
        current().ifPresent(shown -> goTo(before(shown)));
    }

    private void goTo(@Nullable ReportRef ref) {
        turn = ref;
        arrival = null;
        owed = false;
        if (ref != null) {
            arrivals.remove(ref);
        }
    }

    private @Nullable ReportRef after(ReportRef ref) {
        if (order.isEmpty()) {
            return null;
        }
        int place = Collections.binarySearch(order, ref);
        int next = place >= 0 ? place + 1 : -place - 1;
        return order.get(next % order.size());
    }

    private @Nullable ReportRef before(ReportRef ref) {
        if (order.isEmpty()) {
            return null;
        }
        int place = Collections.binarySearch(order, ref);
        int previous = (place >= 0 ? place : -place - 1) - 1;
        return order.get(Math.floorMod(previous, order.size()));
    }
}
