package io.montty.checks.host;

import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hold whether there is a cron on a host, and how it is.
 *
 * @param state how it is
 * @param program what it is called; empty if there is none
 * @param how what says so
 */
record CronDaemon(State state, String program, String how) {

    private static final List<String> FOLDERS = List.of("usr/sbin", "usr/bin", "sbin", "bin", "usr/local/sbin");

    /** Tell the ways apart in which a cron can be there. */
    enum State {
        RUNS,
        STOPPED,
        SWITCHED_OFF,
        /** It is installed, but this user may not see whether it runs. */
        UNSEEN,
        ABSENT
    }

    /** Look for a cron that is called one of {@code programs}. */
    static CronDaemon find(CheckContext context, List<String> programs) throws InterruptedException {
        ProcessList processes = ProcessList.read(context.root());
        Optional<HostProcess> running = processes
                .alive()
                .filter(process -> !process.status().nested())
                .filter(process -> programs.stream().anyMatch(process::isCalled))
                .findFirst();
        if (running.isPresent()) {
            return new CronDaemon(
                    State.RUNS,
                    running.get().name(),
                    running.get().name() + " runs as process " + running.get().pid());
        }
        return ofUnits(context, programs).orElseGet(() -> ofFiles(context.root(), programs, processes.isComplete()));
    }

    /** Return what systemd says; one of its units can do cron's work without a process of that name. */
    private static Optional<CronDaemon> ofUnits(CheckContext context, List<String> programs)
            throws InterruptedException {
        if (!Systemctl.runs(context.root())) {
            return Optional.empty();
        }
        List<String> names =
                new ArrayList<>(programs.stream().map(name -> name + ".service").toList());
        names.add("cronie.service");
        names.add("cron.target"); // systemd-cron makes timers of crontabs
        try {
            return decide(new Systemctl(context.commands()).show(names));
        } catch (CheckAbortedException e) {
            return Optional.empty(); // what is installed tells the rest
        }
    }

    private static Optional<CronDaemon> decide(List<SystemdUnit> all) {
        List<SystemdUnit> units = all.stream().filter(SystemdUnit::exists).toList();
        Optional<SystemdUnit> active =
                units.stream().filter(SystemdUnit::isActive).findFirst();
        if (active.isPresent()) {
            return active.map(unit -> of(State.RUNS, unit, " is "));
        }
        Optional<SystemdUnit> wanted =
                units.stream().filter(unit -> !unit.isSwitchedOff()).findFirst();
        return wanted.map(unit -> of(State.STOPPED, unit, " is "))
                .or(() -> units.stream().findFirst().map(unit -> of(State.SWITCHED_OFF, unit, " is switched off, ")));
    }

    private static CronDaemon of(State state, SystemdUnit unit, String is) {
        return new CronDaemon(
                state,
                unit.id().substring(0, unit.id().lastIndexOf('.')),
                unit.id() + is + (unit.isMasked() ? "masked" : unit.state()));
    }

    private static CronDaemon ofFiles(Path root, List<String> programs, boolean complete) {
        for (String program : programs) {
            for (String folder : FOLDERS) {
                if (isInstalled(root.resolve(folder).resolve(program))) {
                    return new CronDaemon(
                            complete ? State.STOPPED : State.UNSEEN,
                            program,
                            "/" + folder + "/" + program + " is installed");
                }
            }
        }
        return new CronDaemon(State.ABSENT, "", "no cron is installed");
    }

    /** Tell whether {@code file} is a program; busybox has a cron of its own everywhere, needed or not. */
    private static boolean isInstalled(Path file) {
        try {
            return Files.isSymbolicLink(file)
                    ? !Files.readSymbolicLink(file).endsWith("busybox")
                    : Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return false;
        }
    }
}
