package io.montty.runtime.manager;

import io.montty.runtime.request.AcknowledgeRequest;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.request.DowntimeRequest;
import io.montty.runtime.request.EndDowntimeRequest;
import io.montty.runtime.request.ForgetCheckRequest;
import io.montty.runtime.request.RenameRequest;
import io.montty.runtime.request.Request;
import io.montty.runtime.request.RetireRequest;
import io.montty.runtime.request.UnacknowledgeRequest;
import io.montty.runtime.store.Incoming;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Carry out what people ask for, each after its line in the audit log is on the disk, then delete the file that asked.
 *
 * <p>A kill in between leaves the file, and the next pass does the same again, which changes nothing; the log then holds
 * a line twice rather than not at all.
 */
final class Requests {

    private final Deletions deletions;
    private final Acknowledgements acknowledgements;
    private final DowntimeChanges downtimes;
    private final HostChanges hosts;

    Requests(Deletions deletions, Acknowledgements acknowledgements, DowntimeChanges downtimes, HostChanges hosts) {
        this.deletions = deletions;
        this.acknowledgements = acknowledgements;
        this.downtimes = downtimes;
        this.hosts = hosts;
    }

    /** Carry out {@code request}, which came as {@code file}. */
    void carryOut(Incoming file, Request request) throws IOException {
        Asker asker = Asker.of(file, request);
        if (request instanceof DeleteRequest delete) {
            deletions.delete(asker, delete.reports());
        } else if (request instanceof AcknowledgeRequest acknowledge) {
            acknowledgements.acknowledge(asker, acknowledge);
        } else if (request instanceof UnacknowledgeRequest unacknowledge) {
            acknowledgements.end(asker, unacknowledge);
        } else if (request instanceof DowntimeRequest downtime) {
            downtimes.add(asker, downtime.downtime());
        } else if (request instanceof EndDowntimeRequest end) {
            downtimes.end(asker, end.downtime());
        } else if (request instanceof RetireRequest retire) {
            hosts.retire(asker, retire);
        } else if (request instanceof RenameRequest rename) {
            hosts.rename(asker, rename);
        } else if (request instanceof ForgetCheckRequest forget) {
            hosts.forget(asker, forget);
        }
        Files.deleteIfExists(file.path());
    }

    /** Carry out the legacy message {@code file} that asks to delete the report {@code id}. */
    void close(Incoming file, String id) throws IOException {
        deletions.close(Asker.ofClose(file), id);
        Files.deleteIfExists(file.path());
    }
}
