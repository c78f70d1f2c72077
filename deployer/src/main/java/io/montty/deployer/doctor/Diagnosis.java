package io.montty.deployer.doctor;

import java.util.Comparator;
import java.util.List;

/**
 * Hold what one examination found.
 *
 * @param name what was looked at
 * @param findings what was found, the worst first
 */
public record Diagnosis(String name, List<Finding> findings) {

    /** Sorts the findings. */
    public Diagnosis {
        findings =
                findings.stream().sorted(Comparator.comparing(Finding::verdict)).toList();
    }

    /** Return the worst of the verdicts. */
    public Verdict verdict() {
        return findings.isEmpty() ? Verdict.OK : findings.get(0).verdict();
    }
}
