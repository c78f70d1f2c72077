package io.montty.runtime.transport;

import io.montty.api.Status;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Count reports of one fate by their status.
 *
 * @param counts how many of each status, without those that there are none of
 * @param since when it befell the first of them
 * @param until when it befell the last of them
 * @param why what is known of the cause for the last of them; may be empty
 */
public record Tally(Map<Status, Long> counts, Instant since, Instant until, String why) {

    private static final List<Status> ORDER = List.of(Status.ALERT, Status.WARN, Status.OKAY, Status.NA);

    public Tally {
        counts = Map.copyOf(counts);
    }

    /** Count {@code statuses}, all at {@code at}. */
    static Tally of(List<Status> statuses, Instant at, String why) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        statuses.forEach(status -> counts.merge(status, 1L, Long::sum));
        return new Tally(counts, at, at, why);
    }

    /** Read what {@link #facts} wrote; empty if it counts nothing, or is something else. */
    static Optional<Tally> read(Map<String, String> facts) {
        try {
            Map<Status, Long> counts = new EnumMap<>(Status.class);
            for (Status status : ORDER) {
                long count = Long.parseLong(facts.getOrDefault(status.name(), "0"));
                if (count > 0) {
                    counts.put(status, count);
                }
            }
            return counts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Tally(
                            counts,
                            Instant.parse(facts.getOrDefault("since", "")),
                            Instant.parse(facts.getOrDefault("until", "")),
                            facts.getOrDefault("why", "")));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        ORDER.forEach(status -> facts.put(status.name(), count(status)));
        facts.put("since", since);
        facts.put("until", until);
        facts.put("why", why);
        return facts;
    }

    /** Return how many have {@code status}. */
    public long count(Status status) {
        return counts.getOrDefault(status, 0L);
    }

    /** Return how many there are. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Return this count with those of a later one added. */
    Tally plus(Tally later) {
        Map<Status, Long> sum = new EnumMap<>(Status.class);
        sum.putAll(counts);
        later.counts.forEach((status, count) -> sum.merge(status, count, Long::sum));
        return new Tally(sum, since, later.until, later.why);
    }

    /**
     * Return what came to this count after {@code earlier}, a state of it before; empty if nothing did. Where
     * {@code earlier} is no such state, since the file was lost between, all of this is new.
     */
    Optional<Tally> since(Tally earlier) {
        Map<Status, Long> rest = new EnumMap<>(Status.class);
        for (Status status : ORDER) {
            long more = count(status) - earlier.count(status);
            if (more < 0) {
                return Optional.of(this);
            }
            if (more > 0) {
                rest.put(status, more);
            }
        }
        return rest.isEmpty() ? Optional.empty() : Optional.of(new Tally(rest, earlier.until, until, why));
    }

    /** Return the beginning of a sentence, for example {@code 3 reports (ALERT 1, WARN 0, OKAY 2) were}. */
    String were() {
        boolean one = total() == 1;
        return (one ? "1 report" : total() + " reports") + " (" + byStatus() + ")" + (one ? " was" : " were");
    }

    /** Return for example {@code ALERT 1, WARN 0, OKAY 2}; NA is named where there is one. */
    public String byStatus() {
        return String.join(
                ", ",
                ORDER.stream()
                        .filter(status -> status != Status.NA || count(status) > 0)
                        .map(status -> status + " " + count(status))
                        .toList());
    }
}
