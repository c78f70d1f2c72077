package io.montty.runtime.cli;

import io.montty.api.Status;
import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.Downtimes;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.state.ListedProblem;
import io.montty.runtime.state.ProblemList;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** List what is wrong. */
@Command(
        name = "problems",
        description = "Lists what is wrong on the hosts that report here, the worst first.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done; 1 done, but nothing is known yet, or of some host or check, or the downtimes"
                    + " could not be read (said on standard error);"
                    + " 2 wrong usage; 70 a fault of MonTTY."
                    + " With --exit-status: 10 where the worst that is listed is WARN, 20 where it is ALERT."
        })
final class ProblemsCommand implements Callable<Integer> {

    /** Begins the ids by which the server itself speaks of a host; it does so only while there is something to say. */
    private static final String OURS = "montty.";

    private final CliEnvironment environment;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(
            names = "--all",
            description = "List also what is acknowledged or in a downtime, and what recovered within the last 24 h.")
    private boolean all;

    @Option(names = "--host", paramLabel = "HOST", description = "List what is wrong on this host alone.")
    private @Nullable String host;

    @Option(names = "--check", paramLabel = "ID", description = "List the check with exactly this id alone.")
    private @Nullable String check;

    @Option(names = "--status", paramLabel = "warn|alert", description = "List what has this status alone.")
    private @Nullable Asked status;

    @Option(names = "--format", paramLabel = "text|json", description = "How the list is written; by default as text.")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(names = "--exit-status", description = "Let the exit code tell the worst status that is listed.")
    private boolean exitStatus;

    private final List<String> unread = new ArrayList<>();
    private boolean checkIsKnown;
    private boolean downtimesAreRead = true;

    /** Name what a problem can be. */
    private enum Asked {
        WARN(Status.WARN),
        ALERT(Status.ALERT);

        private final Status status;

        Asked(Status status) {
            this.status = status;
        }
    }

    ProblemsCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Optional<HostKey> only = only();
        ProjectLayout layout = project.find(environment);
        boolean anything = isAnythingKnown(layout);
        List<ListedProblem> problems = problems(new HostStates(layout.hosts()), only, layout);
        List<ListedProblem> shown = problems.stream()
                .filter(problem -> all || !problem.isQuiet())
                .sorted(ListedProblem.WORST_FIRST)
                .toList();
        boolean known = anything && (host == null || unread.isEmpty()) && isCheckKnown();
        ProblemsOutput output = new ProblemsOutput(environment);
        if (format == OutputFormat.JSON) {
            output.printJson(shown, unread);
        } else if (known) {
            output.printText(shown, problems.stream().filter(this::isHidden).count());
        }
        int done = known && unread.isEmpty() && downtimesAreRead ? ExitCode.DONE : ExitCode.FINDINGS;
        return exitStatus ? CheckRun.statusCode(worst(shown), done) : done;
    }

    /** A name that no host ever told of is more likely wrong than well. */
    private boolean isCheckKnown() {
        if (check == null || checkIsKnown || check.startsWith(OURS) || !unread.isEmpty()) {
            return true;
        }
        environment.say((host == null ? "no host has a check " : host + " has no check ") + check
                + "; see: montty hosts show " + (host == null ? "HOST" : host));
        return false;
    }

    private boolean isHidden(ListedProblem problem) {
        return !all && problem.isQuiet() && !problem.recovered();
    }

    private static Status worst(List<ListedProblem> shown) {
        return Status.worst(shown.stream()
                .filter(problem -> !problem.recovered())
                .map(ListedProblem::status)
                .toList());
    }

    private Optional<HostKey> only() {
        if (host == null) {
            return Optional.empty();
        }
        return Optional.of(HostKey.parse(host)
                .orElseThrow(() -> new UsageException("--host " + host
                        + " is no host; give it as it is listed, such as web1, site1/web1 or unverified/web1")));
    }

    private boolean isAnythingKnown(ProjectLayout layout) {
        if (Files.isDirectory(layout.hosts())) {
            return true;
        }
        environment.say(
                Files.exists(layout.managerLastRun())
                        ? "no report of any host was filed here yet"
                        : "the manager has not run here yet; run: montty manage --project " + layout.root());
        return false;
    }

    private List<ListedProblem> problems(HostStates states, Optional<HostKey> only, ProjectLayout layout)
            throws IOException {
        Instant now = environment.clock().instant();
        Optional<Downtimes> downtimes = downtimes(layout);
        ProblemList list = new ProblemList(
                now,
                (where, what) -> downtimes
                        .flatMap(all -> all.covering(where, what.id(), what.tags(), now))
                        .isPresent());
        List<ListedProblem> problems = new ArrayList<>();
        for (HostKey key : only.isPresent() ? List.of(only.get()) : states.all()) {
            Optional<HostState> found = find(states, key, layout);
            checkIsKnown |= found.filter(this::hasCheck).isPresent();
            found.ifPresent(state -> list.of(state).stream()
                    .filter(problem -> check == null || problem.check().id().equals(check))
                    .filter(problem -> status == null || problem.status() == status.status)
                    .forEach(problems::add));
        }
        return problems;
    }

    private boolean hasCheck(HostState state) {
        return check != null && state.check(check).isPresent();
    }

    /** Return them; what cannot be read silences nothing, so that no problem is missed. */
    private Optional<Downtimes> downtimes(ProjectLayout layout) throws IOException {
        try {
            return Optional.of(Downtimes.read(layout.downtimes()));
        } catch (DamagedStateException e) {
            downtimesAreRead = false;
            environment.say(
                    KeptDowntimes.damaged(layout, e) + "; until then problems are listed as if there were none");
            return Optional.empty();
        }
    }

    private Optional<HostState> find(HostStates states, HostKey key, ProjectLayout layout) {
        try {
            Optional<HostState> found = states.find(key);
            if (found.isEmpty() && host != null && Files.isDirectory(layout.hosts())) {
                unread.add(key.toString());
                environment.say(KnownHostArgument.unknown(key));
            }
            return found;
        } catch (DamagedStateException e) {
            unread.add(key.toString());
            environment.say(DamagedHost.told(key, e));
        } catch (IOException e) {
            unread.add(key.toString());
            environment.say("what is known of " + key + " cannot be read: " + IoReason.of(e));
        }
        return Optional.empty();
    }
}
