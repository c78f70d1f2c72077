package io.montty.runtime.checker;

import io.montty.api.Check;
import io.montty.api.CheckSpec;
import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.config.ChecksFile;
import io.montty.runtime.config.Problem;
import io.montty.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Make further checks of Java checks, each with its own configuration, as {@code checks.yaml} asks for. */
final class Instances {

    private final ChecksFile file;
    private final Set<Finding> findings;
    private final Map<String, Discovery.Found> declared = new TreeMap<>();

    /** @param findings where trouble is added */
    Instances(ChecksFile file, Set<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    /** Note a check that others may be made of, whether it is switched on by itself or not. */
    void declare(Check check, CheckSpec spec, String origin) {
        if (!(check instanceof Script)) {
            declared.putIfAbsent(spec.id(), new Discovery.Found(check, origin));
        }
    }

    /** Return the checks that the file makes of those declared, ordered by id; what it cannot make is a finding. */
    List<Discovery.Found> made() {
        List<Discovery.Found> made = new ArrayList<>();
        file.instances().forEach((id, base) -> {
            Discovery.Found found = declared.get(base);
            if (found == null) {
                refuse(id, base);
            } else {
                make(id, base, found, made);
            }
        });
        return made;
    }

    private void make(String id, String base, Discovery.Found found, List<Discovery.Found> made) {
        Check check = (Check) found.node();
        CheckSpec spec = check.spec();
        try {
            String title = shortened(spec.title() + " (" + id + ")");
            CheckSpec own = spec.withId(id).withTitle(title);
            made.add(new Discovery.Found(new Instance(check, own), found.origin()));
        } catch (IllegalArgumentException e) {
            Problem problem = file.problem(file.checkPath(id), "cannot be made of " + base + ": " + e.getMessage());
            findings.add(new Finding(problem.where(), Status.ALERT, problem.what()));
        }
    }

    private static String shortened(String title) {
        return title.length() <= CheckSpec.LONGEST_TITLE ? title : title.substring(0, CheckSpec.LONGEST_TITLE);
    }

    private void refuse(String id, String base) {
        String known = declared.isEmpty() ? "there is none here" : "there are " + String.join(", ", declaredIds());
        Problem problem = file.problem(
                file.checkPath(id).key("check"),
                "no Java check has the id '" + base + "'; " + known
                        + "; for a script, name its file with 'script:' in place of 'check:'");
        findings.add(new Finding(problem.where(), Status.ALERT, problem.what()));
    }

    private Set<String> declaredIds() {
        return new TreeSet<>(declared.keySet());
    }
}
