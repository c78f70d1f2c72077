package io.montty.deployer.doctor;

import io.montty.deployer.shell.ShellWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Look whether what run.sh starts is still where it was. */
record RunScriptExamination(Site site) implements Examination {

    @Override
    public String name() {
        return "run.sh";
    }

    @Override
    public List<Finding> look() throws IOException {
        Path script = site.project().root().resolve("run.sh");
        String again = site.deploy("");
        if (!Files.isRegularFile(script)) {
            return List.of(Finding.warn("there is no " + script + ", which cron would run", again));
        }
        List<Finding> findings = new ArrayList<>();
        if (!Files.isExecutable(script)) {
            findings.add(Finding.wrong(script + " has no run bit", "chmod u+x " + site.word(script)));
        }
        String text = Files.readString(script);
        value(text, "deployed_java")
                .map(Path::of)
                .filter(java -> !Files.isExecutable(java))
                .ifPresent(java ->
                        findings.add(Finding.wrong("the Java of run.sh, " + java + ", is not there any more", again)));
        value(text, "deployed_home")
                .map(home -> Path.of(home).resolve("bin/montty"))
                .filter(montty -> !Files.isExecutable(montty))
                .ifPresent(montty -> findings.add(
                        Finding.wrong("the MonTTY of run.sh, " + montty + ", is not there any more", again)));
        if (findings.isEmpty()) {
            findings.add(Finding.ok("the Java and the MonTTY that it starts are there"));
        }
        return findings;
    }

    /** Return what {@code script} sets this variable to; empty if it does not, or to nothing. */
    static Optional<String> value(String script, String name) {
        return script.lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> ShellWords.split(line.substring(name.length() + 1)))
                .filter(words -> !words.isEmpty())
                .map(words -> words.get(0))
                .findFirst()
                .filter(value -> !value.isEmpty());
    }
}
