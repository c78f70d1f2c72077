package io.montty.runtime.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import java.io.IOException;
import java.util.Locale;
import java.util.TreeSet;

/** Write what is known of a check. */
final class CheckStateJson {

    private CheckStateJson() {}

    /** Write an object. */
    static void write(CheckState check, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", check.id());
        json.writeStringField("title", check.title());
        JsonText.strings(json, "tags", new TreeSet<>(check.tags()));
        json.writeStringField("kind", check.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("status", check.status().name());
        json.writeBooleanField("problem", check.isProblem());
        JsonText.time(json, "since", check.since());
        JsonText.time(json, "changed", check.changed());
        JsonText.time(json, "seen", check.seen());
        json.writeNumberField("count", check.count());
        json.writeStringField("summary", check.summary());
        json.writeStringField("outcome", check.outcome());
        json.writeStringField("fingerprint", check.fingerprint());
        json.writeBooleanField("flapping", check.flapping());
        json.writeStringField("report", check.report());
        JsonText.time(json, "vanished", check.vanished());
        writeAcknowledgement(check, json);
        json.writeEndObject();
    }

    private static void writeAcknowledgement(CheckState check, JsonGenerator json) throws IOException {
        Acknowledgement acknowledgement = check.acknowledgement();
        if (acknowledgement == null) {
            json.writeNullField("acknowledgement");
            return;
        }
        json.writeObjectFieldStart("acknowledgement");
        json.writeStringField("owner", acknowledgement.owner());
        json.writeStringField("reason", acknowledgement.reason());
        JsonText.time(json, "at", acknowledgement.at());
        JsonText.time(json, "until", acknowledgement.until());
        json.writeEndObject();
    }
}
