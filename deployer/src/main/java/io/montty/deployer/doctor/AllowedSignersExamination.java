package io.montty.deployer.doctor;

import io.montty.api.CommandResult;
import io.montty.plugins.loader.FileTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Look at the file that says whose signatures reports may bear. */
record AllowedSignersExamination(Site site, Bindings bindings) implements Examination {

    @Override
    public String name() {
        return "signatures";
    }

    @Override
    public List<Finding> look() throws IOException, InterruptedException {
        Path file = site.project().allowedSigners();
        if (!Files.exists(file)) {
            return List.of(Finding.skipped("there is no " + file + ", so reports need none"));
        }
        List<Finding> findings = new ArrayList<>();
        new FileTrust(site.uid())
                .flawsUpToRoot(file)
                .forEach(flaw -> findings.add(Finding.wrong(flaw, "chmod 600 " + site.word(file))));
        for (Binding binding : bindings.all()) {
            host(file, binding, findings); // a relay has reports of its own
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(file + " names a key for each bound host and relay"));
        }
        return findings;
    }

    private void host(Path file, Binding binding, List<Finding> findings) throws InterruptedException {
        CommandResult result = site.commands()
                .run("ssh-keygen", "-Y", "match-principals", "-I", binding.name(), "-f", file.toString());
        if (result.end() instanceof CommandResult.NotStarted) {
            findings.add(Finding.wrong(
                    "there is no ssh-keygen, so no signature can be verified", "apt-get install openssh-client"));
        } else if (!result.succeeded()) {
            String said =
                    result.stderr().lines().findFirst().map(line -> ": " + line).orElse("");
            findings.add(Finding.wrong(
                    file + " names no key of " + binding.name() + ", so its own reports are rejected" + said,
                    "add a line: " + binding.name() + " namespaces=\"montty-report\" " + binding.key()));
        }
    }
}
