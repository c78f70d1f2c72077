package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Range;
import io.montty.api.Severity;
import io.montty.api.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;

/** Count the processes that have to run, or must not, the zombies, and all together. */
@Extension
@Description("Counts the processes that the configuration names and alerts when there are too few or too many of them."
        + " Warns and alerts when there are many zombies, or when the kernel runs out of process numbers.")
public final class ProcessesCheck implements Check {

    private static final int SHOWN_ZOMBIES = 10;

    private final CheckSpec spec = CheckSpec.of("host.processes", "Processes")
            .withTags("host", "processes")
            .withConfig(ProcessesConfig.class);

    @Override
    public CheckSpec spec() {
        return spec;
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        ProcessesConfig config = context.config(ProcessesConfig.class);
        ProcessList processes = ProcessList.read(context.root());
        if (processes.all().isEmpty()) {
            return CheckResult.na("/proc shows no process; is it mounted, and may this user read it?");
        }
        Verdict verdict = new Verdict();
        if (!processes.isComplete()) {
            verdict.unjudged(
                    "only the own processes can be seen, /proc is mounted with hidepid; run the checker as root"
                            + " or as a member of the group that the mount option gid= names");
        }
        LocalUsers users = LocalUsers.read(context.root());
        for (ProcessRule rule : config.processes()) {
            judge(rule, processes, config.containers(), users, verdict);
        }
        judgeZombies(config.zombies(), processes, verdict);
        Optional<TaskCount> tasks = TaskCount.read(context.root());
        judgeTasks(config.tasks(), tasks, verdict);
        return verdict.answer(okay(config, processes, tasks));
    }

    private static void judge(
            ProcessRule rule, ProcessList processes, boolean containers, LocalUsers users, Verdict verdict) {
        String user = rule.user();
        OptionalLong uid = user == null ? OptionalLong.empty() : users.uid(user);
        if (uid.isEmpty() && user != null) {
            verdict.unjudged(rule.label() + ": /etc/passwd has no such user; give its number");
            return;
        }
        int count = (int) processes
                .alive()
                .filter(process -> containers || !process.status().nested())
                .filter(process -> rule.covers(process, uid))
                .count();
        measure(rule, count, verdict);
        String line = rule.label() + ": " + counted(count) + ", expected " + rule.expected();
        if (rule.isTooMany(count)) {
            verdict.note(rule.status(), line);
        } else if (count >= rule.min()) {
            // What is not seen can add to the number, which matters only where there is an upper limit.
            verdict.detail(line);
        } else if (processes.isComplete()) {
            verdict.note(rule.status(), line);
        } else {
            verdict.unjudged(line + ", but not all can be seen");
        }
    }

    private static String counted(int count) {
        return count == 0 ? "no process runs" : count == 1 ? "1 process runs" : count + " processes run";
    }

    private static void measure(ProcessRule rule, int count, Verdict verdict) {
        String name = "processes:" + rule.label();
        if (Metric.isName(name)) {
            Range range = new Range(BigDecimal.valueOf(rule.min()), decimal(rule.max()), false);
            boolean alerts = rule.status() == Severity.ALERT;
            verdict.measure(new Metric(name, count, "", alerts ? null : range, alerts ? range : null, 0.0, null));
        }
    }

    private static @Nullable BigDecimal decimal(@Nullable Integer number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }

    private static void judgeZombies(ProcessesConfig.Zombies limits, ProcessList processes, Verdict verdict) {
        List<HostProcess> zombies = processes.all().stream()
                .filter(process -> process.status().isZombie())
                .toList();
        int count = zombies.size();
        verdict.measure(Metric.of("zombies", count, ""));
        if (limits.alert() > 0 && count >= limits.alert()) {
            verdict.note(Severity.ALERT, zombies(count, limits.alert()));
        } else if (limits.warn() > 0 && count >= limits.warn()) {
            verdict.note(Severity.WARN, zombies(count, limits.warn()));
        }
        zombies.stream()
                .limit(SHOWN_ZOMBIES)
                .forEach(zombie -> verdict.detail("zombie: " + zombie.name() + " (" + zombie.pid() + ")"));
        if (count > SHOWN_ZOMBIES) {
            verdict.detail("zombies not shown: " + (count - SHOWN_ZOMBIES));
        }
    }

    private static String zombies(int count, int limit) {
        return count + " zombies (limit " + limit + "): their parents do not collect them, restart those;"
                + " see ps -A -o stat,pid,ppid,comm";
    }

    private static void judgeTasks(ProcessesConfig.Tasks limits, Optional<TaskCount> read, Verdict verdict) {
        if (read.isEmpty()) {
            verdict.unjudged("/proc/loadavg and /proc/sys/kernel/pid_max do not tell how many processes there can be");
            return;
        }
        TaskCount tasks = read.get();
        verdict.measure(Metric.of("tasks", (double) tasks.used(), ""));
        verdict.measure(limits.metric("tasks-share", tasks.share()));
        String line = tasks.used() + " processes and threads use " + tasks.share() + " of the " + tasks.limit()
                + " that the kernel has numbers for (" + limits.verdict(tasks.share()) + ")";
        verdict.note(limits.judge(tasks.share()), line);
    }

    private static String okay(ProcessesConfig config, ProcessList processes, Optional<TaskCount> tasks) {
        int rules = config.processes().size();
        long zombies = processes.all().stream()
                .filter(process -> process.status().isZombie())
                .count();
        return (rules == 0
                        ? ""
                        : rules == 1
                                ? "the one watched runs as expected; "
                                : "all " + rules + " watched run as expected; ")
                + processes.all().size() + " processes, " + zombies + " of them zombies"
                + tasks.map(found -> "; " + found.share() + " of the process numbers in use (limit "
                                + config.tasks().warn().toPlainString() + " %)")
                        .orElse("");
    }
}
