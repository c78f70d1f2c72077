package io.montty.runtime.checker;

import io.montty.api.report.Report;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.transport.Spool;
import java.io.IOException;

/** Hold a report together with the bytes and the name that it travels as, so that it is written once. */
public final class WrittenReport {

    private final Report report;
    private final ReportName.Format format;
    private final byte[] bytes;

    /** @param bytes {@code report} in {@code format}; not copied */
    public WrittenReport(Report report, ReportName.Format format, byte[] bytes) {
        this.report = report;
        this.format = format;
        this.bytes = bytes;
    }

    public Report report() {
        return report;
    }

    /** Return the name that it travels under. */
    public ReportName name() {
        long expiry = report.at().toEpochSecond() + report.ttl().toSeconds();
        return new ReportName(report.id(), report.status(), expiry, format);
    }

    /** Return what travels, which nobody may change. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Keep it in {@code spool}.
     *
     * @throws IOException if it cannot be kept
     */
    public void keep(Spool spool) throws IOException {
        spool.add(report.at().toInstant(), name(), bytes);
    }
}
