package io.montty.deployer.doctor;

import io.montty.runtime.checker.HostFacts;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ConfigurationException;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.config.ServerConfig;
import io.montty.runtime.store.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Choose the examinations that a machine needs: those of a host, those of a server, or both. */
public final class Rounds {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(5);

    private final Site site;
    private final CronLines cron;
    private final Optional<ServerProbe> probe;

    /**
     * Make them.
     *
     * @param site where to look
     * @param cron the crontab
     * @param probe what opens a session with a server; empty where only another user could
     */
    public Rounds(Site site, CronLines cron, Optional<ServerProbe> probe) {
        this.site = site;
        this.cron = cron;
        this.probe = probe;
    }

    /** Return them in the order in which one thing needs another. */
    public List<Examination> examinations() throws IOException, InterruptedException {
        Optional<MonttyConfig> config = config();
        Duration interval = config.map(read -> read.check().interval()).orElse(USUAL_INTERVAL);
        Bindings bindings = bindings();
        String own = own(config);
        boolean serves = !bindings.all().isEmpty() || hasFolders(own);
        Role role = config.map(read -> Role.of(site.project(), read, serves)).orElse(Role.SERVER);
        List<Examination> examinations = new ArrayList<>(List.of(
                new ConfigurationExamination(site),
                new PermissionsExamination(site),
                new DiskSpaceExamination(site),
                new ClockSyncExamination(site),
                new ScheduleExamination(site, cron, role),
                new CronDaemonExamination(site, cron),
                new RunScriptExamination(site),
                new ArchiveExamination(site),
                new PlanExamination(site),
                new LastRunExamination(site, interval, serves)));
        examinations.addAll(host(config));
        examinations.addAll(serves ? server(bindings, interval, role, own) : noServer(role));
        return examinations;
    }

    private List<Examination> host(Optional<MonttyConfig> config) {
        if (config.isEmpty()) {
            return List.of(new AbsentSide("way to a server", "montty.yaml cannot be read, see configuration"));
        }
        ServerConfig server = config.get().server();
        if (server.isLocal()) {
            return List.of(
                    new AbsentSide("way to a server", "montty.yaml has no server:, so reports stay on this machine"));
        }
        ServerLink link = ServerLink.of(server, site);
        return List.of(
                new IdentityKeyExamination(site, link),
                new KnownHostsExamination(site, link),
                new ServerReachableExamination(site, link, PATIENCE),
                new ServerSessionExamination(site, config.get(), probe),
                new SpoolExamination(site),
                new LastSendExamination(site));
    }

    private List<Examination> server(Bindings bindings, Duration interval, Role role, String own)
            throws IOException, InterruptedException {
        Optional<SshdSettings> settings = SshdSettings.of(site);
        List<Examination> examinations = new ArrayList<>(List.of(
                new StrictModesExamination(site),
                new BindingsExamination(site, bindings),
                new HostFoldersExamination(site, bindings, own),
                new SshdExamination(site, settings),
                new MaxStartupsExamination(site, settings, bindings.all().size(), interval)));
        examinations.addAll(
                role == Role.RELAY ? relay() : with(new AllowedSignersExamination(site, bindings), filing()));
        return examinations;
    }

    private List<Examination> relay() {
        return List.of(
                new ManagerExamination(site, true), new InboxExamination(site, true), new QuarantineExamination(site));
    }

    private List<Examination> filing() {
        return List.of(
                new ManagerExamination(site, false),
                new InboxExamination(site, false),
                new QuarantineExamination(site),
                new ClockJumpExamination(site));
    }

    private static List<Examination> with(Examination first, List<Examination> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** A machine that keeps its reports files them, whether or not hosts hand in theirs. */
    private List<Examination> noServer(Role role) {
        List<Examination> examinations = new ArrayList<>(
                switch (role) {
                    case SERVER -> filing();
                    case RELAY -> relay();
                    case HOST -> List.of();
                });
        examinations.add(new AbsentSide(
                "reports of hosts",
                "no key is bound in " + site.authorizedKeys() + " and no host has a folder in "
                        + site.project().input()));
        return examinations;
    }

    private Optional<MonttyConfig> config() {
        try {
            return Optional.of(new Configuration(site.project()).montty());
        } catch (ConfigurationException e) {
            return Optional.empty(); // the first examination says what is wrong
        }
    }

    private Bindings bindings() {
        try {
            return Bindings.read(site.authorizedKeys()).of(site.project().root());
        } catch (IOException e) {
            return new Bindings(List.of()); // that of its mode says so
        }
    }

    /** Return the folder of this machine's own checker. */
    private String own(Optional<MonttyConfig> config) {
        String name = config.map(read -> read.host().name()).orElse("");
        return HostName.of(HostFacts.of(site.root(), name).name()).orElse("");
    }

    private boolean hasFolders(String own) throws IOException {
        for (Path entry : Site.list(site.project().input())) {
            if (Files.isDirectory(entry) && !entry.endsWith(own)) {
                return true;
            }
        }
        return false;
    }
}
