package io.montty.runtime.manager;

import io.montty.runtime.request.AcknowledgeRequest;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.request.DowntimeRequest;
import io.montty.runtime.request.Request;
import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.Incoming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;

/**
 * Say who asks for something, as the audit log has it.
 *
 * @param file the request's file
 * @param by who, as the request says
 * @param owner the account that owns the file, as the system says
 * @param why which request it is, and the reason that it gives
 */
record Asker(Incoming file, String by, String owner, String why) {

    static Asker of(Incoming file, Request request) throws IOException {
        String reason = reason(request);
        String why = "request " + request.id() + (reason.isEmpty() ? "" : ": " + reason);
        return new Asker(file, request.by(), account(file), why);
    }

    static Asker ofClose(Incoming file) throws IOException {
        return new Asker(file, account(file), account(file), "legacy close message");
    }

    private static String reason(Request request) {
        if (request instanceof DeleteRequest delete) {
            return delete.reason();
        }
        if (request instanceof AcknowledgeRequest acknowledge) {
            return acknowledge.reason();
        }
        return request instanceof DowntimeRequest downtime ? downtime.downtime().reason() : "";
    }

    private static String account(Incoming file) throws IOException {
        return Files.getOwner(file.path(), LinkOption.NOFOLLOW_LINKS).getName();
    }

    /** Return the same with {@code what} before the reason. */
    Asker saying(String what) {
        return new Asker(file, by, owner, what + ", " + why);
    }

    AuditEvent event(What what, String id, String host, String check, String status) {
        return new AuditEvent(what, by, owner, id, host, check, status, why);
    }
}
