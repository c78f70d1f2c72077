package io.montty.runtime.request;

import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.time.Instant;

/**
 * Say that nobody takes care of a problem any more.
 *
 * @param id of the request itself, 32 lower-case hexadecimal characters
 * @param host whose problem it is
 * @param check the check's exact id
 * @param by the user who asks
 * @param at when
 */
public record UnacknowledgeRequest(String id, HostKey host, String check, String by, Instant at) implements Request {

    static final String KIND = "unacknowledge";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("host", host.toString());
        json.writeStringField("check", check);
    }
}
