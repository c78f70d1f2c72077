package io.montty.deployer.doctor;

import io.montty.deployer.shell.UnitWord;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Know of {@code montty check --watch}, which runs the checks without cron or a timer.
 *
 * @param site where to look
 */
record StayingChecker(Site site) {

    /** Ask the kernel's list; taking the lock to see whether it is free would be in the way of one that begins. */
    boolean isAtWork() throws IOException {
        return RunLock.isHeld(
                site.project().watchLock(), site.read("proc/locks").orElse(""));
    }

    /** Return the unit of systemd that keeps one at work for the project directory, if there is one. */
    Optional<Path> unit() throws IOException {
        String command =
                UnitWord.quote(site.project().root().resolve("run.sh").toString(), "$$") + " local_chk \"\" --watch";
        for (Path service : site.services()) {
            if (Site.text(service).contains(command)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /** Return the command that tells how {@code unit} is, or starts it anew. */
    String systemctl(String verb, Path unit) {
        boolean own = unit.startsWith(site.home());
        return "systemctl " + (own ? "--user " : "") + verb + " "
                + site.word(Path.of(String.valueOf(unit.getFileName())));
    }

    /** Return what to do about one that holds its lock and does nothing. */
    String restart() throws IOException {
        return unit().map(unit -> systemctl("restart", unit))
                .orElseGet(() -> "see which process it is: fuser -v "
                        + site.word(site.project().watchLock()) + ", end it and start it anew");
    }
}
