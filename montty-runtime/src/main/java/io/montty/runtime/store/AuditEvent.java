package io.montty.runtime.store;

/**
 * Hold one thing that the manager or a relay was asked to do, or did, with a report or with what is known of a host.
 *
 * @param what what is about to happen
 * @param by who asked for it, as the request says
 * @param owner the account that owns the request's file, as the system says
 * @param id of the report, or of the downtime; empty if it is about neither
 * @param host of the report: the one whose folder it came by, else the one it claims
 * @param check of the host; empty if it is not about one
 * @param status of the report or the check; empty if it is not known
 * @param why the reason, or the name of the request
 */
public record AuditEvent(
        What what, String by, String owner, String id, String host, String check, String status, String why) {

    /** Tell kinds of events apart. */
    public enum What {
        DELETE,
        NO_SUCH_REPORT,
        DUPLICATE_DROPPED,
        ID_REUSED,
        STATUS_DIFFERS,
        HOST_DIFFERS,
        SIGNATURE_REFUSED,
        FORWARD_REFUSED,
        REJECT_DROPPED,
        AUDIT_DROPPED,
        ACKNOWLEDGEMENT_ENDED,
        /** The server took a report of its own back. */
        CONDITION_CLEARED,
        /** A host was heard of for the first time. */
        FIRST_CONTACT,
        /** A host reported that a person had retired. */
        RETURNED,
        ACKNOWLEDGE,
        UNACKNOWLEDGE,
        /** An acknowledgement was asked for, or its end, where there is nothing to acknowledge or to end. */
        NO_SUCH_PROBLEM,
        DOWNTIME,
        END_DOWNTIME,
        NO_SUCH_DOWNTIME,
        RETIRE,
        RENAME,
        FORGET_CHECK
    }

    /** Make an event that is about no check. */
    public AuditEvent(What what, String by, String owner, String id, String host, String status, String why) {
        this(what, by, owner, id, host, "", status, why);
    }

    /** Make an event that nobody asked for, of an app's own doing. */
    public static AuditEvent of(String app, What what, String id, String host, String status, String why) {
        return new AuditEvent(what, app, app, id, host, status, why);
    }
}
