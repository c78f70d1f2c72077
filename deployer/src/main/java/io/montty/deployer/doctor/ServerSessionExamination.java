package io.montty.deployer.doctor;

import io.montty.runtime.checker.HostFacts;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.protocol.Greeting;
import io.montty.runtime.protocol.Greeting.Busy;
import io.montty.runtime.protocol.Greeting.Ready;
import io.montty.runtime.transport.LastingTroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Open a session as a sender does, and see who the server takes us for and how late it is there. */
record ServerSessionExamination(Site site, MonttyConfig config, Optional<ServerProbe> probe) implements Examination {

    private static final Duration SKEW = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "session with the server";
    }

    @Override
    public List<Finding> look() {
        if (probe.isEmpty()) {
            return List.of(Finding.skipped("only " + site.user() + " can open it: run this as that user"));
        }
        if (!config.server().dir().isEmpty()) {
            return List.of(Finding.skipped("reports go over SFTP, since server.dir is set; leave it empty where the"
                    + " server has montty-receive"));
        }
        Instant before = site.clock().instant();
        Greeting greeting;
        try {
            greeting = probe.get().greeting(config);
        } catch (IOException e) {
            return List.of(Finding.wrong(String.valueOf(e.getMessage()), fix(e)));
        }
        if (greeting instanceof Busy busy) {
            return List.of(Finding.warn(
                    "the server has no place for a sender now, " + busy.code().word() + ", and asks to come back in "
                            + busy.seconds() + " s",
                    "nothing, if this is rare: reports wait in the spool; otherwise montty doctor, on the server"));
        }
        return ready((Ready) greeting, before);
    }

    /** What a person has to mend says so itself. */
    private String fix(IOException e) {
        if (String.valueOf(e.getMessage()).contains("does not accept the key")) {
            return "montty enroll --bind "
                    + HostFacts.of(site.root(), config.host().name()).name() + " '" + publicKey()
                    + "', on the server, in its project directory";
        }
        return e instanceof LastingTroubleException ? "" : "montty doctor, on the server";
    }

    private String publicKey() {
        Path identity = ServerLink.of(config.server(), site).identity();
        try {
            String[] words = Files.readString(identity.resolveSibling(identity.getFileName() + ".pub"))
                    .split("\\s+", 3);
            return words[0] + " " + words[1];
        } catch (IOException | IndexOutOfBoundsException e) {
            return "PUBLIC KEY";
        }
    }

    private List<Finding> ready(Ready ready, Instant before) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(
                "the server takes reports of up to " + ready.max() / 1024 + " KiB as those of " + ready.host()));
        Duration ahead = Duration.between(before, Instant.ofEpochSecond(ready.now()));
        if (ahead.abs().compareTo(SKEW) > 0) {
            findings.add(Finding.warn(
                    "the server's clock is " + Spans.of(ahead) + (ahead.isNegative() ? " behind" : " ahead of")
                            + " this host's",
                    "timedatectl set-ntp true, on the one that is wrong"));
        } else {
            findings.add(Finding.ok("the clocks of both differ by less than " + SKEW.toSeconds() + " s"));
        }
        return findings;
    }
}
