package io.montty.runtime.manager;

import io.montty.runtime.manager.InboxHints.Heard;
import io.montty.runtime.store.Inbox.Folder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Plan the next pass by what was heard since the last: where something came in, it looks at once; everywhere, once an
 * interval, and whenever more happened than was heard of.
 */
final class WatchPlan {

    private final InboxHints hints;
    private final Duration interval;
    private final LongSupplier nanos;
    private final Set<Path> known = new HashSet<>();
    private final Set<Path> places = new HashSet<>();
    private Optional<String> told = Optional.empty();
    private boolean whole = true;
    private boolean unsettled;
    private long looked;

    /**
     * Make it.
     *
     * @param interval the longest time from the end of a pass that looks everywhere to the next one
     * @param nanos a clock that nobody sets, in nanoseconds
     */
    WatchPlan(InboxHints hints, Duration interval, LongSupplier nanos) {
        this.hints = hints;
        this.interval = interval;
        this.nanos = nanos;
    }

    /** Return what the pass has to do that begins now. */
    PassScope begin() {
        // A file that may hold still is remembered by the passes that see it; so none passes over it meanwhile.
        boolean all = whole || unsettled || places.isEmpty() || left().isNegative();
        PassScope scope = all ? PassScope.WHOLE : new PassScope(false, passedOver());
        whole = false;
        places.clear();
        return scope;
    }

    private Set<Path> passedOver() {
        Set<Path> quiet = new HashSet<>(known);
        quiet.removeAll(places);
        return quiet;
    }

    private Duration left() {
        return interval.minusNanos(nanos.getAsLong() - looked);
    }

    /**
     * Learn which folders a pass of this scope has found, and watch them.
     *
     * @return what is not watched and why, unless that was said before
     */
    Optional<String> found(List<Folder> folders, PassScope scope) {
        if (scope.whole()) {
            looked = nanos.getAsLong();
            known.clear();
        }
        folders.forEach(folder -> known.add(folder.path()));
        InboxHints.Outcome outcome = scope.whole() ? hints.watch(folders) : hints.watchToo(folders);
        places.addAll(outcome.fresh());
        if (!scope.whole()) {
            return Optional.empty();
        }
        Optional<String> news = outcome.trouble().filter(trouble -> !told.equals(Optional.of(trouble)));
        told = outcome.trouble();
        return news;
    }

    /** Wait until the next pass has something to do; {@code settle} is how soon what the last one left may be ready. */
    void await(Optional<Duration> settle) throws InterruptedException {
        unsettled = settle.isPresent();
        if (!places.isEmpty()) {
            return; // something may have come into a folder before it was watched
        }
        Duration longest = settle.filter(soon -> soon.compareTo(left()) < 0).orElseGet(this::left);
        Heard heard = hints.await(longest.isNegative() ? Duration.ZERO : longest);
        whole |= heard.lost();
        places.addAll(heard.places());
    }
}
