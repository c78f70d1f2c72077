package io.montty.runtime.request;

import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Say that somebody takes care of a problem.
 *
 * @param id of the request itself, 32 lower-case hexadecimal characters
 * @param host whose problem it is
 * @param check the check's exact id
 * @param reason one line
 * @param owner who takes care of it
 * @param until when that ends by itself, or null if only with the problem
 * @param by the user who asks
 * @param at when
 */
public record AcknowledgeRequest(
        String id,
        HostKey host,
        String check,
        String reason,
        String owner,
        @Nullable Instant until,
        String by,
        Instant at)
        implements Request {

    static final String KIND = "acknowledge";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("host", host.toString());
        json.writeStringField("check", check);
        json.writeStringField("reason", reason);
        json.writeStringField("owner", owner);
        if (until != null) {
            json.writeStringField("until", until.toString());
        }
    }
}
