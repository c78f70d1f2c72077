package io.montty.runtime.manager;

import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Read what is known of hosts; a file that makes no sense is put aside, so that its host is begun anew. */
final class DamagedStates {

    private final HostStates states;
    private final Evidence evidence;
    private final Path folder;
    private final Clock clock;
    private final PassLog log;

    /** @param folder where damaged files go, made with the first of them */
    DamagedStates(HostStates states, Evidence evidence, Path folder, Clock clock, PassLog log) {
        this.states = states;
        this.evidence = evidence;
        this.folder = folder;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Hold what was found of a host.
     *
     * @param state what is known; empty if nothing is
     * @param lost whether something was known that is lost
     */
    record Found(Optional<HostState> state, boolean lost) {}

    Found find(HostKey host) throws IOException {
        try {
            return new Found(states.find(host), false);
        } catch (DamagedStateException e) {
            Path aside = putAside(host);
            log.problem("REPORTS/_state/" + e.getMessage() + "; it is in REPORTS/_state/damaged/" + aside.getFileName()
                    + " now, and what is known of " + host + " is made anew from the reports of it that are filed");
            return new Found(Optional.empty(), true);
        }
    }

    /** Return a host that nothing is known of. */
    HostState unheardOf(HostKey host) {
        return new HostState(host, Contact.first(clock.instant()), List.of());
    }

    /** Return the filed reports that seem to be of {@code host}, in the order in which they were received. */
    List<Observation> evidence(HostKey host) {
        return evidence.observations(host);
    }

    private Path putAside(HostKey host) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        // No name of a host has an underscore, so no two hosts share a name here.
        String name = host.toString().replace('/', '_') + "-" + clock.instant().toEpochMilli();
        Path aside = folder.resolve(name + ".json");
        for (int i = 1; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
            aside = folder.resolve(name + "-" + i + ".json");
        }
        AtomicFiles.move(states.file(host), aside);
        return aside;
    }
}
