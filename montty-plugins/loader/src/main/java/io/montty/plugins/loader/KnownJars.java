package io.montty.plugins.loader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Remember what checks a jar offers, so that one need not be loaded that a run does not need. */
public interface KnownJars {

    /** Know nothing, and need everything. */
    KnownJars NONE = only(file -> true);

    /** Know nothing, and need everything of those jars whose names {@code files} takes, and nothing of the others. */
    static KnownJars only(Predicate<String> files) {
        return new KnownJars() {
            @Override
            public boolean isWorthReading(String file) {
                return files.test(file);
            }

            @Override
            public Optional<List<Known>> checks(String sha256) {
                return Optional.empty();
            }

            @Override
            public void remember(String sha256, List<Known> checks) {
                // Nothing is kept.
            }

            @Override
            public boolean isNeeded(Known check) {
                return true;
            }
        };
    }

    /**
     * Hold what is known of a check, or of a group.
     *
     * @param id its id
     * @param tags its own tags
     */
    record Known(String id, Set<String> tags) {

        public Known {
            tags = Set.copyOf(tags);
        }
    }

    /** Tell whether a run may need any check of the jar {@code file}; one that it cannot need is not even read. */
    default boolean isWorthReading(String file) {
        return true;
    }

    /** Return what the jar of this SHA-256 offers, groups and what is in them; empty if that is not known. */
    Optional<List<Known>> checks(String sha256);

    /** Remember what the jar of this SHA-256 offers. */
    void remember(String sha256, List<Known> checks);

    /** Tell whether a run needs {@code check}. */
    boolean isNeeded(Known check);
}
