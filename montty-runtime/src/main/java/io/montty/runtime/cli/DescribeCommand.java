package io.montty.runtime.cli;

import io.montty.api.Check;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.report.TextSanitizer;
import io.montty.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describe what Java checks take. */
@Command(
        name = "describe",
        description = "Describes Java checks: what each looks at, and the keys, defaults and constraints of its"
                + " configuration.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final TextSanitizer sanitizer = new TextSanitizer();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "The checks, as montty checks list calls them; * and ? stand for any.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--markdown", description = "Print a page in Markdown, for the documentation of a plugin.")
    private boolean markdown;

    DescribeCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (CheckSession session = new CheckSession(environment, project.find(environment))) {
            Map<String, CheckDescription> described = new TreeMap<>();
            CheckSession.named(ids, session.plan()).forEach(node -> collect(node, session, described));
            if (described.isEmpty()) {
                throw new UsageException(
                        "none of these is a Java check; of a script, this tells more: montty checks explain ID");
            }
            print(List.copyOf(described.values()));
            return ExitCode.DONE;
        }
    }

    private static void collect(PlannedNode node, CheckSession session, Map<String, CheckDescription> described) {
        if (node instanceof PlannedGroup group) {
            group.filters().forEach(filter -> collect(filter, session, described));
            group.members().forEach(member -> collect(member, session, described));
            return;
        }
        Check check = CheckDescription.declared((PlannedCheck) node);
        if (!(check instanceof Script)) {
            described.put(
                    check.spec().id(),
                    new CheckDescription(
                            check.spec(),
                            CheckDescription.words(check),
                            session.describe(check.spec().config())));
        }
    }

    private void print(List<CheckDescription> described) {
        for (int i = 0; i < described.size(); i++) {
            if (i > 0) {
                environment.out().println();
            }
            List<String> lines =
                    markdown ? described.get(i).markdown() : described.get(i).lines();
            lines.forEach(line -> environment.out().println(sanitizer.line(line)));
        }
    }
}
