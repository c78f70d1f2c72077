package io.montty.runtime.cli;

import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** List what somebody takes care of. */
@Command(
        name = "list",
        description = "Lists the problems that somebody takes care of.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done, also where there are none; 1 done, but what is known of a host could not be read (said"
                    + " on standard error); 2 wrong usage; 70 a fault of MonTTY."
        })
final class AckListCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(names = "--format", paramLabel = "text|json", description = "Print them in this form.")
    private OutputFormat format = OutputFormat.TEXT;

    private boolean unread;

    /** Hold a check of a host that is acknowledged. */
    private record Acknowledged(HostKey host, CheckState check, Acknowledgement by) {}

    AckListCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        List<Acknowledged> all = all(project.find(environment));
        if (format == OutputFormat.JSON) {
            printJson(all);
        } else if (all.isEmpty()) {
            environment.out().println("nothing is acknowledged");
        } else {
            printText(all);
        }
        return unread ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private List<Acknowledged> all(ProjectLayout layout) throws IOException {
        Instant now = environment.clock().instant();
        HostStates states = new HostStates(layout.hosts());
        List<Acknowledged> found = new ArrayList<>();
        for (HostKey host : states.all().stream().sorted().toList()) {
            for (CheckState check : checks(states, host)) {
                Acknowledgement by = check.acknowledgement();
                if (by != null && by.holds(now, check.fingerprint())) {
                    found.add(new Acknowledged(host, check, by));
                }
            }
        }
        return found;
    }

    private List<CheckState> checks(HostStates states, HostKey host) throws IOException {
        try {
            return states.find(host).map(HostState::checks).orElse(List.of());
        } catch (DamagedStateException e) {
            unread = true;
            environment.say(DamagedHost.told(host, e));
            return List.of();
        }
    }

    private void printText(List<Acknowledged> all) {
        TimeNotation times = new TimeNotation(environment);
        Columns columns = new Columns("HOST", "CHECK", "STATUS", "OWNER", "UNTIL", "REASON");
        for (Acknowledged one : all) {
            Instant until = one.by().until();
            columns.row(
                    one.host().toString(),
                    one.check().id(),
                    one.check().status().name(),
                    one.by().owner(),
                    until == null ? "-" : times.shown(until),
                    one.by().reason());
        }
        columns.print(environment.out());
    }

    private void printJson(List<Acknowledged> all) throws IOException {
        JsonOutput.print(environment, json -> {
            json.writeArrayFieldStart("acknowledgements");
            for (Acknowledged one : all) {
                json.writeStartObject();
                json.writeStringField("host", one.host().toString());
                json.writeStringField("check", one.check().id());
                json.writeStringField("status", one.check().status().name());
                json.writeStringField("owner", one.by().owner());
                json.writeStringField("reason", one.by().reason());
                JsonOutput.time(json, "at", one.by().at());
                JsonOutput.time(json, "until", one.by().until());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
