package io.montty.runtime.manager;

import io.montty.runtime.store.PastLines;
import io.montty.runtime.store.PastReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Tell of nearly every new report, without a look into the logs of two weeks, that it is in none of them: a Bloom filter
 * a log, filled when it is first asked about.
 *
 * <p>The hashes are the id itself, which a sender may choose; that makes a look into the log necessary, and never an
 * answer wrong.
 */
final class PastFilter {

    /** How large all filters may get; logs beyond that are read each time. */
    private static final long LARGEST_BITS = 64L * 1024 * 1024 * 8;

    private static final int BITS = 12;
    private static final int HASHES = 5;
    private static final int SHORTEST_LINE = 98;
    private static final int SPARE = 32;

    private final PastReports reports;
    private final Map<Path, Bits> filters = new HashMap<>();
    private long size;

    PastFilter(PastReports reports) {
        this.reports = reports;
    }

    /** Hold which ids a log may have; full when it holds as many as it was made for. */
    private static final class Bits {

        private final long[] words;
        private int room;

        Bits(int capacity) {
            words = new long[(int) ((long) capacity * BITS / Long.SIZE + 1)];
            room = capacity;
        }

        long size() {
            return (long) words.length * Long.SIZE;
        }

        void add(String id) {
            room--;
            for (int i = 0; i < HASHES; i++) {
                long bit = bit(id, i);
                words[(int) (bit / Long.SIZE)] |= 1L << (bit % Long.SIZE);
            }
        }

        boolean mayHold(String id) {
            for (int i = 0; i < HASHES; i++) {
                long bit = bit(id, i);
                if ((words[(int) (bit / Long.SIZE)] & 1L << (bit % Long.SIZE)) == 0) {
                    return false;
                }
            }
            return true;
        }

        private long bit(String id, int hash) {
            long first = Long.parseUnsignedLong(id, 2, 18, 16);
            long second = Long.parseUnsignedLong(id, 16, 32, 16) | 1;
            return Long.remainderUnsigned(first + hash * second, size());
        }
    }

    /** Tell whether the report {@code id} may stand in a log of {@code day}; false only if it does not. */
    boolean mayHold(String day, String id) throws IOException {
        Path log = reports.log(day, id);
        Bits bits = filters.get(log);
        if (bits == null) {
            int capacity = capacity(log);
            if (size + (long) capacity * BITS > LARGEST_BITS) {
                return true;
            }
            bits = read(log, capacity);
            size += bits.size();
            filters.put(log, bits);
        }
        return bits.mayHold(id);
    }

    private static int capacity(Path log) throws IOException {
        try {
            long lines = Files.size(log) / SHORTEST_LINE;
            return (int) Math.min(Integer.MAX_VALUE / 2, lines + lines / 4 + SPARE);
        } catch (NoSuchFileException e) {
            return SPARE;
        }
    }

    private static Bits read(Path log, int capacity) throws IOException {
        Bits bits = new Bits(capacity);
        try (PastLines lines = new PastLines(log)) {
            while (lines.next()) {
                bits.add(lines.id());
            }
        }
        return bits;
    }

    /** Take in that the report {@code id} stands in a log of {@code day} from now on. */
    void added(String day, String id) {
        Path log = reports.log(day, id);
        Bits bits = filters.get(log);
        if (bits != null && bits.room > 0) {
            bits.add(id);
        } else if (bits != null) {
            filters.remove(log);
            size -= bits.size();
        }
    }

    /** Forget everything: logs have changed otherwise than by lines at their ends. */
    void clear() {
        filters.clear();
        size = 0;
    }
}
