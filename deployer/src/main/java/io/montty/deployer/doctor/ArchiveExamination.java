package io.montty.deployer.doctor;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Look whether there is a class archive for what run.sh starts; without one all works, and starts slower. */
record ArchiveExamination(Site site) implements Examination {

    @Override
    public String name() {
        return "class archive";
    }

    @Override
    public List<Finding> look() throws IOException, InterruptedException {
        Path script = site.project().root().resolve("run.sh");
        if (!Files.isRegularFile(script)) {
            return List.of(Finding.skipped("there is no " + script + ", which would say where MonTTY is"));
        }
        String text = Files.readString(script);
        Path home = Path.of(RunScriptExamination.value(text, "deployed_home").orElse("/"));
        Path program = home.resolve("bin/montty-archive");
        if (!Files.isExecutable(program)) {
            return List.of(Finding.skipped("the MonTTY of run.sh has no program montty-archive, which makes it"));
        }
        CommandResult result = site.commands().run(check(program, text));
        if (result.succeeded()) {
            return List.of(Finding.ok("there is one that fits the MonTTY and the Java of run.sh"));
        }
        return List.of(result.end().equals(new Exited(1)) ? none(home, program) : unknown(result));
    }

    /** Return the command that looks for the archive of the Java that {@code runScript} starts. */
    private static Command check(Path program, String runScript) {
        Map<String, String> environment = RunScriptExamination.value(runScript, "deployed_java")
                .filter(java -> Files.isExecutable(Path.of(java)))
                .map(java -> Map.of("MONTTY_JAVA", java))
                .orElse(Map.of());
        return new Command(List.of(program.toString(), "--check"), environment, Command.DEFAULT_OUTPUT_LIMIT);
    }

    private Finding none(Path home, Path program) throws IOException {
        return new Finding(
                Verdict.OK,
                "there is none that fits, so each start takes longer than it need",
                asOwner(home) + site.word(program));
    }

    private static Finding unknown(CommandResult result) {
        return Finding.skipped("montty-archive --check could not say whether there is one: "
                + result.stderr().lines().findFirst().orElse("it said nothing"));
    }

    /** Return what makes a command one of the owner of {@code home}, who alone can put it there. */
    private String asOwner(Path home) throws IOException {
        return Site.owner(home) == site.uid()
                ? ""
                : "sudo -u " + Files.getOwner(home).getName() + " ";
    }
}
