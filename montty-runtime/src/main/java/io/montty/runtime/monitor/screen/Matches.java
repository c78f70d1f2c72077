package io.montty.runtime.monitor.screen;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Hold which lines a search found. */
final class Matches {

    private Search search = Search.NOTHING;
    private List<Spot> spots = List.of();

    /** Look through {@code all} lines, folded ones as well. */
    void look(Search search, List<TreeLine> all) {
        this.search = search;
        spots = all.stream()
                .filter(line -> search.finds(line.line()))
                .map(TreeLine::spot)
                .toList();
    }

    Search search() {
        return search;
    }

    /** Return the first that is at or after a line; after the last comes the first. */
    Optional<Spot> from(Spot spot) {
        return at(place(spot));
    }

    /** Return the next after a line, or the one before it. */
    Optional<Spot> beside(Spot spot, boolean next) {
        int place = place(spot);
        boolean here = place < spots.size() && spots.get(place).equals(spot);
        return at(next ? place + (here ? 1 : 0) : place - 1);
    }

    private Optional<Spot> at(int place) {
        return spots.isEmpty() ? Optional.empty() : Optional.of(spots.get(Math.floorMod(place, spots.size())));
    }

    private int place(Spot spot) {
        int place = Collections.binarySearch(spots, spot);
        return place >= 0 ? place : -place - 1;
    }

    /** Say what was found, for one who is at {@code spot}; empty if nothing is sought. */
    String text(Spot spot) {
        if (search.sought().isEmpty()) {
            return "";
        }
        if (spots.isEmpty()) {
            return "no match";
        }
        int place = Collections.binarySearch(spots, spot);
        String found = place >= 0
                ? "match " + (place + 1) + " of " + spots.size()
                : spots.size() + (spots.size() == 1 ? " match" : " matches");
        return found + "  n next N prev";
    }
}
