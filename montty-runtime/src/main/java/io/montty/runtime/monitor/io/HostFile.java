package io.montty.runtime.monitor.io;

import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follow the file of one host. */
final class HostFile {

    private final HostKey key;
    private FileStamp stamp;
    private boolean stale = true;
    private boolean failed;
    private @Nullable KnownHost known;
    private String trouble = "";

    HostFile(HostKey key, FileStamp stamp) {
        this.key = key;
        this.stamp = stamp;
    }

    HostKey key() {
        return key;
    }

    /** Take in what the file looks like now; return whether it has to be read that did not have to before. */
    boolean take(FileStamp found) {
        boolean wasStale = stale;
        stale |= failed || !found.equals(stamp);
        stamp = found;
        return stale && !wasStale;
    }

    /** Read it; what was understood last counts where it is damaged. */
    void read(HostStates states, SafeWords words) {
        stale = false;
        try {
            known = states.find(key)
                    .filter(state -> !state.contact().isRetired())
                    .map(state -> KnownHost.of(state, words))
                    .orElse(null);
            trouble = "";
            failed = false;
        } catch (IOException e) {
            failed = !(e instanceof DamagedStateException); // that may go better the next time
            trouble = words.line("what the server knows of " + key + " cannot be read: " + IoReason.of(e)
                    + "; what to do is said by: montty fsck");
        }
    }

    /** Tell whether its state was understood, or still has to be read; else its reports have to speak for it. */
    boolean speaks() {
        return known != null || trouble.isEmpty();
    }

    /** Return what is known of the host; empty if nothing, or it is retired. */
    Optional<KnownHost> known() {
        return Optional.ofNullable(known);
    }

    /** Return why it could not be read; empty if it could. */
    String trouble() {
        return trouble;
    }

    Instant modified() {
        return Instant.ofEpochMilli(stamp.modified());
    }
}
