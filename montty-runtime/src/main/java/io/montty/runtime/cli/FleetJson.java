package io.montty.runtime.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.monitor.ListedHost;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import java.io.IOException;
import java.util.List;

/** Print the fleet for programs. */
final class FleetJson {

    private FleetJson() {}

    /** Print some hosts of {@code snapshot} and the counts of all. */
    static void print(Snapshot snapshot, List<ListedHost> hosts, CliEnvironment environment) throws IOException {
        JsonOutput.print(environment, json -> {
            JsonOutput.time(json, "at", environment.clock().instant());
            JsonOutput.time(json, "manager_last_run", snapshot.managerLastRun());
            json.writeNumberField("reports", snapshot.reports().size());
            writeCounts(json, snapshot.hosts());
            json.writeArrayFieldStart("hosts");
            for (ListedHost host : hosts) {
                write(json, host);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("troubles");
            for (String trouble : snapshot.troubles()) {
                json.writeString(trouble);
            }
            json.writeEndArray();
        });
    }

    private static void writeCounts(JsonGenerator json, List<HostSummary> hosts) throws IOException {
        json.writeObjectFieldStart("counts");
        for (Standing standing : List.of(Standing.ALERT, Standing.SILENT, Standing.WARN, Standing.OKAY, Standing.NA)) {
            json.writeNumberField(
                    standing.name(),
                    hosts.stream().filter(host -> host.standing() == standing).count());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ListedHost listed) throws IOException {
        HostSummary host = listed.summary();
        json.writeStartObject();
        json.writeStringField("host", host.name());
        json.writeStringField("status", host.standing().name());
        json.writeStringField("address", host.address());
        json.writeStringField("os", host.os());
        JsonOutput.time(json, "last_seen", host.lastSeen());
        json.writeNumberField("interval_s", host.interval().toSeconds());
        json.writeNumberField("alert", host.alerts());
        json.writeNumberField("warn", host.warns());
        json.writeNumberField("okay", host.okays());
        json.writeNumberField("na", host.nas());
        json.writeNumberField("reports", listed.reports());
        json.writeArrayFieldStart("problems");
        for (Problem problem : host.problems()) {
            write(json, problem);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Problem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("check", problem.check());
        json.writeStringField("title", problem.title());
        json.writeStringField("status", problem.status().name());
        json.writeStringField("outcome", problem.outcome());
        json.writeStringField("output", problem.summary());
        JsonOutput.time(json, "since", problem.since());
        json.writeNumberField("count", problem.count());
        json.writeStringField("report", problem.report());
        json.writeBooleanField("flapping", problem.flapping());
        json.writeBooleanField("in_downtime", problem.inDowntime());
        if (problem.owner() == null) {
            json.writeNullField("acknowledged");
        } else {
            json.writeObjectFieldStart("acknowledged");
            json.writeStringField("owner", problem.owner());
            json.writeStringField("reason", problem.reason());
            JsonOutput.time(json, "until", problem.until());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
