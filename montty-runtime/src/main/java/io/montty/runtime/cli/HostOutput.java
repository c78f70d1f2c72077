package io.montty.runtime.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.api.Status;
import io.montty.runtime.manager.silence.SilenceRules;
import io.montty.runtime.report.AgeText;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.ListedProblem;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Print what the server knows of hosts. */
final class HostOutput {

    private static final Duration NEW = Duration.ofDays(1);
    private static final Comparator<CheckState> WORST_FIRST =
            Comparator.comparing(CheckState::status).reversed().thenComparing(CheckState::id);

    private final CliEnvironment environment;
    private final SilenceRules rules;
    private final Instant now;

    HostOutput(CliEnvironment environment, SilenceRules rules) {
        this.environment = environment;
        this.rules = rules;
        this.now = environment.clock().instant();
    }

    void listText(List<HostState> hosts) {
        Columns columns = new Columns("HOST", "STATE", "LAST SEEN", "DUE", "WORST", "PROBLEMS", "ADDRESS", "OS");
        for (HostState host : hosts) {
            Contact contact = host.contact();
            columns.row(
                    host.host().toString(),
                    state(contact),
                    age(contact.lastSeen()) + " ago",
                    due(contact),
                    worst(host).map(Status::name).orElse("-"),
                    String.valueOf(problems(host)),
                    contact.address().isEmpty() ? "-" : contact.address(),
                    contact.os());
        }
        columns.print(environment.out());
        environment.out().flush();
    }

    /** A host that is in trouble is not called new, however new it is. */
    private String state(Contact contact) {
        if (contact.isRetired()) {
            return "retired";
        }
        if (contact.freshness() != Freshness.FRESH) {
            return contact.freshness().name();
        }
        return contact.firstSeen().isAfter(now.minus(NEW)) ? "new" : "fresh";
    }

    private String due(Contact contact) {
        Optional<Instant> due = rules.due(contact, contact.lastSeen());
        return due.map(at -> at.isAfter(now) ? "in " + AgeText.of(Duration.between(now, at)) : age(at) + " ago")
                .orElse("-");
    }

    /** Nobody is bothered with the problems of a host that does not report any more. */
    private static long problems(HostState host) {
        return host.contact().isRetired()
                ? 0
                : host.checks().stream().filter(CheckState::isProblem).count();
    }

    /** Return the worst that {@code montty problems} could list; empty of a retired host, of which it lists nothing. */
    private static Optional<Status> worst(HostState host) {
        return host.contact().isRetired()
                ? Optional.empty()
                : Optional.of(Status.worst(host.checks().stream()
                        .map(check -> new ListedProblem(host.host(), check, false, false, false).status())
                        .toList()));
    }

    private String age(Instant then) {
        return AgeText.of(then.isAfter(now) ? Duration.ZERO : Duration.between(then, now));
    }

    void showText(HostState host) {
        Contact contact = host.contact();
        List<String> lines = new ArrayList<>();
        lines.add("host        " + host.host());
        lines.add("state       " + state(contact) + ", for " + age(contact.freshnessSince()));
        lines.add("first seen  " + contact.firstSeen());
        lines.add("last seen   " + contact.lastSeen() + ", " + age(contact.lastSeen()) + " ago, by the report "
                + contact.lastReport());
        lines.add("due         " + due(contact) + ", every "
                + (rules.interval(contact).isZero() ? "-" : AgeText.of(rules.interval(contact)))
                + (contact.interval().isZero() ? " (it promises nothing)" : ""));
        Instant retired = contact.retired();
        if (retired != null) {
            lines.add("retired     " + retired);
        }
        lines.add("address     " + contact.address());
        lines.add("os          " + contact.os());
        lines.add("checker     " + contact.version());
        int intended = contact.intended().size();
        lines.add("means to run " + intended + (intended == 1 ? " check" : " checks"));
        lines.add("");
        TextSanitizer sanitizer = new TextSanitizer();
        lines.forEach(line -> environment.out().println(sanitizer.line(line)));
        checks(host);
        environment.out().flush();
    }

    private void checks(HostState host) {
        Columns columns = new Columns("CHECK", "STATUS", "SINCE", "COUNT", "NOTE", "LAST OUTPUT");
        host.checks().stream()
                .sorted(WORST_FIRST)
                .forEach(check -> columns.row(
                        check.id(),
                        check.status().name(),
                        age(check.since()),
                        String.valueOf(check.count()),
                        note(check),
                        check.summary()));
        columns.print(environment.out());
    }

    private static String note(CheckState check) {
        List<String> notes = new ArrayList<>();
        if (check.vanished() != null) {
            notes.add("vanished");
        }
        if (check.flapping()) {
            notes.add("flapping");
        }
        if (!check.outcome().equals("completed")) {
            notes.add(check.outcome());
        }
        Acknowledgement acknowledgement = check.acknowledgement();
        if (acknowledgement != null) {
            notes.add("ack by " + acknowledgement.owner());
        }
        return notes.isEmpty() ? "-" : String.join(", ", notes);
    }

    void listJson(List<HostState> hosts) throws IOException {
        print(json -> {
            json.writeArrayFieldStart("hosts");
            for (HostState host : hosts) {
                json.writeStartObject();
                writeHost(host, json);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    void showJson(HostState host) throws IOException {
        print(json -> {
            writeHost(host, json);
            Contact contact = host.contact();
            json.writeStringField("last_report", contact.lastReport());
            json.writeStringField("version", contact.version());
            JsonText.strings(json, "intended", contact.intended());
            json.writeArrayFieldStart("checks");
            for (CheckState check : host.checks().stream().sorted(WORST_FIRST).toList()) {
                CheckStateJson.write(check, json);
            }
            json.writeEndArray();
        });
    }

    private void writeHost(HostState host, JsonGenerator json) throws IOException {
        Contact contact = host.contact();
        json.writeStringField("host", host.host().toString());
        json.writeStringField("name", host.host().name());
        json.writeStringField("voucher", host.host().voucher());
        json.writeStringField("state", state(contact));
        JsonText.time(json, "state_since", contact.freshnessSince());
        JsonText.time(json, "first_seen", contact.firstSeen());
        JsonText.time(json, "last_seen", contact.lastSeen());
        JsonText.time(json, "due", rules.due(contact, contact.lastSeen()).orElse(null));
        json.writeNumberField("interval_s", rules.interval(contact).toSeconds());
        json.writeBooleanField("promised", !contact.interval().isZero());
        JsonText.time(json, "retired", contact.retired());
        json.writeStringField("worst", worst(host).map(Status::name).orElse(null)); // null is written as such
        json.writeNumberField("problems", problems(host));
        json.writeStringField("address", contact.address());
        json.writeStringField("os", contact.os());
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private void print(Body body) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("montty", 1);
            body.write(json);
            json.writeEndObject();
        }
        environment.out().println(ReportOutput.safe(text.toString()));
        environment.out().flush();
    }
}
