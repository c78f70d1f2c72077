package io.montty.runtime.cli;

import io.montty.api.Finding;
import io.montty.runtime.checker.Agenda;
import io.montty.runtime.checker.Checker;
import io.montty.runtime.checker.HostFacts;
import io.montty.runtime.checker.Rhythm;
import io.montty.runtime.checker.RunPlan;
import io.montty.runtime.cli.CheckOptions.Switch;
import io.montty.runtime.cli.Checking.Checked;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.report.Redactor;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.RunLock;
import io.montty.runtime.transport.Patience;
import io.montty.runtime.transport.SpoolNews;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Run what is due, make a report of it like cron's, and hand it on; again and again, each time with what is new. */
final class CheckRound implements WatchLoop.Round {

    private final CliEnvironment environment;
    private final ProjectLayout layout;
    private final Patience patience;
    private final CheckOptions options;
    private final LivePreparation live;
    private final RunWatch watch;
    private final Courier courier;
    private final StuckChecks stuck = new StuckChecks();
    private final Checking checking;
    private final OnceSaid said;
    private final OnceSaid lost;
    private final Agenda agenda;
    private final RoundStatus status;
    private Optional<Instant> retry = Optional.empty();
    private String bundle = "";
    private boolean first = true;

    CheckRound(
            CliEnvironment environment,
            Patience patience,
            CheckOptions options,
            LivePreparation live,
            RunWatch watch,
            Courier courier) {
        this.environment = environment;
        this.layout = live.current().place().project();
        this.patience = patience;
        this.options = options;
        this.live = live;
        this.watch = watch;
        this.courier = courier;
        this.checking = new Checking(environment, options, stuck);
        this.said = new OnceSaid(environment::say);
        this.lost = new OnceSaid(environment::say);
        this.agenda = new Agenda(rhythm(live.current().config()));
        this.status = new RoundStatus(environment.clock());
    }

    private Rhythm rhythm(MonttyConfig config) {
        String host = HostFacts.of(environment.root(), config.host().name()).name();
        return new Rhythm(host, config.check().interval());
    }

    private SpoolSender sender(Preparation preparation) {
        return new SpoolSender(environment, layout, preparation.config(), patience);
    }

    @Override
    public List<PlannedNode> planned() {
        return live.current().plan().nodes();
    }

    @Override
    public void prepare() {
        status.changeIsWrong(live.renew());
    }

    @Override
    public void run() throws IOException, InterruptedException {
        Preparation preparation = live.current();
        SpoolSender sender = sender(preparation);
        sender.requirePrivateSpool();
        Optional<Courier.Homeless> homeless;
        try (RunLock lock = CheckRun.lock(layout).orElse(null)) {
            if (lock == null) {
                wait(environment.clock().instant());
                return;
            }
            retry = Optional.empty();
            SpoolNews news = SpoolNews.of(sender.spool());
            Checked checked = checked(preparation, news);
            homeless = keep(checked, sender, news);
        }
        handOn(sender, homeless);
    }

    private void handOn(SpoolSender sender, Optional<Courier.Homeless> homeless) {
        if (options.has(Switch.NO_SEND)) {
            String why = "and --no-send keeps it from the server";
            lost.say(homeless.stream()
                    .map(each -> Courier.lost(each, sender, why))
                    .toList());
        } else {
            courier.send(sender, options.to(), first, homeless);
        }
        first = false;
    }

    private void wait(Instant now) {
        retry = Optional.of(agenda.soon(now));
        status.waits();
        said.say(List.of("another run is checking for " + layout.root() + "; this one waits for it"));
    }

    private Checked checked(Preparation preparation, SpoolNews news) throws InterruptedException {
        Instant now = environment.clock().instant();
        RunPlan plan = preparation.plan();
        Checker checker = checking.checker(preparation);
        agenda.plan(plan, rhythm(preparation.config()), () -> checker.due(plan));
        if (!bundle.equals(plan.bundle())) {
            bundle = plan.bundle();
            stuck.forget();
        }
        List<Finding> more = new ArrayList<>(news.findings());
        status.wrongChange().ifPresent(more::add);
        Checked checked =
                checking.check(preparation, more, each -> stuck.leftOut(agenda.due(each.nodes(), now)), watch);
        stuck.runIsOver();
        agenda.ran(checked.report(), environment.clock().instant());
        status.ran(checked.report());
        List<Finding> findings = new Redactor(preparation.config().report().redact()).findings(checked.findings());
        said.say(findings.stream()
                .map(finding -> finding.source() + ": " + finding.message())
                .toList());
        return checked;
    }

    /** Keep the report in the spool; return it where that is not possible. */
    private Optional<Courier.Homeless> keep(Checked checked, SpoolSender sender, SpoolNews news) {
        try {
            checked.written().keep(sender.spool());
        } catch (IOException e) {
            return Optional.of(new Courier.Homeless(checked.written(), IoReason.of(e)));
        }
        try {
            news.reported();
        } catch (IOException e) {
            environment.say("could not note what this report says of earlier ones, so the next one says it again: "
                    + IoReason.of(e));
        }
        return Optional.empty();
    }

    @Override
    public void failed(String why) {
        agenda.failed(environment.clock().instant());
        retry = Optional.empty();
        status.failed(why);
        said.say(List.of(why));
    }

    @Override
    public Instant next(Instant now) {
        agenda.clock(now);
        if (retry.isPresent() && retry.get().isAfter(agenda.soon(now))) {
            retry = Optional.of(agenda.soon(now)); // the clock was set back
        }
        return retry.orElseGet(agenda::next);
    }

    @Override
    public String status(Instant next) {
        return status.line(next, courier.trouble());
    }
}
