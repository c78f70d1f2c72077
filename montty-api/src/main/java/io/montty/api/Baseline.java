package io.montty.api;

import java.util.Map;
import java.util.Optional;

/**
 * Remember how things were when an operator took them for right.
 *
 * <p>A baseline is made with {@code montty checks baseline ID}, which runs the check and keeps what it compared.
 */
public interface Baseline {

    /**
     * Compare what is there now with the baseline.
     *
     * @param now each thing by its name, and in one line what is to stay the same of it
     * @return how the two differ; empty if no baseline was made yet
     */
    Optional<Difference> compare(Map<String, String> now);

    /** Return the command that makes this baseline, for an operator to type. */
    String command();
}
