package io.montty.deployer.enroll;

import io.montty.runtime.store.HostName;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** Take a host from nothing to its first report here, step by step; each can be done again. */
final class Enrolment {

    private static final long REPORTS_KIB = 100 * 1024;
    private static final long SKEW_SECONDS = 120;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9._-]{1,15})?");

    private final EnrolmentPlan plan;
    private final SshHost host;
    private final NameClaims claims;
    private final Bindings bindings;
    private final ProjectLayout project;
    private final Receiver receiver;
    private final DistributionContent distribution;
    private final FirstReport firstReport;
    private final Clock clock;
    private final Steps steps;

    Enrolment(
            EnrolmentPlan plan,
            SshHost host,
            NameClaims claims,
            Receiver receiver,
            FirstReport firstReport,
            Clock clock,
            Steps steps) {
        this.plan = plan;
        this.host = host;
        this.claims = claims;
        this.bindings = claims.bindings();
        this.project = claims.project();
        this.receiver = receiver;
        this.distribution = receiver.distribution();
        this.firstReport = firstReport;
        this.clock = clock;
        this.steps = steps;
    }

    /**
     * Carry it out.
     *
     * @param target the host, as the admin named it
     * @throws StepFailedException at the first step that cannot be done
     */
    void run(SshTarget target) throws IOException, InterruptedException {
        HostScript script = plan.script();
        HostAnswer reached = step("reach " + target.destination(), script, "reach");
        ServerSpec server = server(reached);
        HostAnswer seen = look(script);
        String name = name(reached, seen, target);
        script = script.with("name", name);
        copy(script, reached.fact("machine").orElse(""));
        step("lay out the project directory", script, "lay_out");
        PublicKey key = key(step("the key of the host", script, "make_key"));
        bind(name, key);
        step("show it the way here", addressed(script, server), "point_to_server");
        check(name, script);
        step("let the checks run from now on", script, "schedule");
        if (plan.sudoRules()) {
            step("rights for checks that need root", script, "sudo_rules");
        }
    }

    private HostAnswer step(String what, HostScript script, String function) throws IOException, InterruptedException {
        steps.begin(what);
        HostAnswer answer = host.run(script, function);
        steps.done(answer.found());
        answer.all("line").forEach(steps::say);
        answer.all("warning").forEach(steps::warn);
        return answer;
    }

    private ServerSpec server(HostAnswer reached) throws InterruptedException {
        if (!plan.server().host().isEmpty()) {
            return plan.server();
        }
        if (host.isBehindOthers()) {
            throw new StepFailedException("there is a jump host in between, so it is not known by which address the"
                    + " host reaches this server; say it with --server [USER@]HOST[:PORT]");
        }
        String address = reached.fact("client")
                .orElseThrow(() -> new StepFailedException("the host does not say which address it sees this server"
                        + " at (SSH_CONNECTION is not set there); say it with --server [USER@]HOST[:PORT]"));
        if (!ADDRESS.matcher(address).matches()) {
            throw new StepFailedException("the host says that it sees this server at '" + HostAnswer.shortened(address)
                    + "', which is no address; say it with --server [USER@]HOST[:PORT]");
        }
        return plan.server().at(address);
    }

    private HostAnswer look(HostScript script) throws IOException, InterruptedException {
        HostScript needs = script.with("needed_room", Long.toString(distribution.kibibytes() + REPORTS_KIB))
                .with("runtime_arch", distribution.runtimeArchitecture());
        long before = clock.millis();
        HostAnswer seen = step("look at it", needs, "look");
        long middle = (before + clock.millis()) / 2000;
        long skew = seen.fact("now").map(Enrolment::seconds).orElse(middle) - middle;
        if (Math.abs(skew) >= SKEW_SECONDS) {
            steps.warn("its clock is " + Math.abs(skew) + " s " + (skew > 0 ? "ahead of" : "behind")
                    + " the clock of this server; let both keep time, for example by chrony");
        }
        return seen;
    }

    private static long seconds(String now) {
        if (!SECONDS.matcher(now).matches()) {
            throw new StepFailedException("the host says that its time is '" + HostAnswer.shortened(now)
                    + "', expected the seconds since 1970 that \"date +%s\" gives; see what that says there");
        }
        return Long.parseLong(now);
    }

    private String name(HostAnswer reached, HostAnswer seen, SshTarget target) throws IOException {
        steps.begin("its name");
        String asked = plan.name().orElse(reached.fact("hostname").orElse(""));
        String name = HostName.of(asked)
                .orElseThrow(() -> new StepFailedException(
                        "'" + HostAnswer.shortened(asked) + "' is no name for a host; give it one of 1 to"
                                + " 63 letters, digits, dots and hyphens with --name NAME"));
        Optional<PublicKey> key = seen.fact("key").map(text -> PublicKey.parse(text, "the host"));
        Optional<String> conflict = claims.against(name, key);
        if (conflict.isPresent() && !plan.replace()) {
            throw new StepFailedException(conflict.get() + "; give this host another name with --name NAME, or let it"
                    + " take the place of the other with --replace");
        }
        bindings.refuseWhileReportsWait(name, key);
        boolean known = key.isPresent() && bindings.hosts().contains(name);
        boolean unexpected = plan.name().isEmpty() && target.isCalledOtherwise(name);
        steps.done(name
                + (unexpected ? ", as the host says; you typed " + target.host() : "")
                + (known ? ", enrolled before" : ""));
        return name;
    }

    private void copy(HostScript script, String machine) throws IOException, InterruptedException {
        steps.begin("copy MonTTY");
        DistributionContent copied = distribution.fitting(machine);
        HostScript listed = script.with("content", copied.listing());
        HostAnswer answer = host.run(listed, "begin_copy");
        if (answer.fact("wanted").isPresent()) {
            host.copy(copied);
            answer = host.run(listed, "end_copy");
        }
        steps.done(answer.found());
    }

    private static PublicKey key(HostAnswer answer) {
        return PublicKey.parse(answer.fact("key").orElse(""), "the host");
    }

    private void bind(String name, PublicKey key) throws IOException {
        steps.begin("let this key hand in the reports of " + name + (plan.relay() ? " and those it forwards" : ""));
        Optional<String> conflict = claims.against(name, Optional.of(key));
        if (conflict.isPresent() && !plan.replace()) {
            throw new StepFailedException(conflict.get() + "; let it take that place with --replace");
        }
        Binding binding = new Binding(name, plan.relay(), receiver.program(), receiver.toldJava(), project.root(), key);
        boolean changed = bindings.bind(binding);
        steps.done((changed ? "added to " : "it is in ") + bindings.file() + (changed ? "" : " already"));
    }

    private HostScript addressed(HostScript script, ServerSpec server) {
        return script.with("server_user", server.user())
                .with("server_host", server.host())
                .with("server_port", Integer.toString(server.port()))
                .with("server_keys", plan.serverKeys());
    }

    private void check(String name, HostScript script) throws IOException, InterruptedException {
        steps.begin("run the checks and wait for their report");
        HostAnswer answer = host.run(script, "first_check");
        String status = firstReport.await(name, answer);
        steps.done("it is here, and says " + status);
        FirstReport.complaints(answer).ifPresent(complaint -> steps.warn("the host says: " + complaint));
    }
}
