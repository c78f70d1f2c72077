package io.montty.deployer.doctor;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Optional<String> java =
                RunScriptExamination.value(text, "deployed_java").filter(named -> Files.isExecutable(Path.of(named)));
        CommandResult result = site.commands()
                .run(new Command(
                        List.of(program.toString(), "--check"),
                        java.map(named -> Map.of("MONTTY_JAVA", named)).orElse(Map.of()),
                        Command.DEFAULT_OUTPUT_LIMIT));
        if (result.succeeded()) {
            return List.of(Finding.ok("there is one that fits the MonTTY and the Java of run.sh"));
        }
        if (!result.end().equals(new Exited(1))) {
            return List.of(Finding.skipped("montty-archive --check could not say whether there is one: "
                    + result.stderr().lines().findFirst().orElse("it said nothing")));
        }
        return List.of(new Finding(
                Verdict.OK,
                "there is none that fits, so each start takes longer than it need",
                asOwner(home) + site.word(program)));
    }

    /** Return what makes a command one of the owner of {@code home}, who alone can put it there. */
    private String asOwner(Path home) throws IOException {
        return Site.owner(home) == site.uid()
                ? ""
                : "sudo -u " + Files.getOwner(home).getName() + " ";
    }
}
