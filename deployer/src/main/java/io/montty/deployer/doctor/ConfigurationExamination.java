package io.montty.deployer.doctor;

import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ConfigurationException;
import io.montty.runtime.config.Problem;
import java.util.ArrayList;
import java.util.List;

/** Look for mistakes in the files of configuration. */
record ConfigurationExamination(Site site) implements Examination {

    @Override
    public String name() {
        return "configuration";
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        Configuration configuration = new Configuration(site.project());
        try {
            configuration.montty();
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> findings.add(Finding.wrong(problem.toString(), edit(problem))));
        }
        configuration
                .checks()
                .problems()
                .forEach(problem -> findings.add(Finding.wrong(problem.toString(), edit(problem))));
        if (findings.isEmpty()) {
            findings.add(Finding.ok("montty.yaml and CHECKS/checks.yaml hold no mistake"));
        }
        return findings;
    }

    private String edit(Problem problem) {
        return "edit " + site.word(site.project().root().resolve(problem.file()));
    }
}
