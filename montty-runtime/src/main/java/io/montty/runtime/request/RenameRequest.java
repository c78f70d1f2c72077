package io.montty.runtime.request;

import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.time.Instant;

/**
 * Say that a host is known by another name from now on.
 *
 * @param id of the request itself, 32 lower-case hexadecimal characters
 * @param host as it was known
 * @param to as it is known from now on
 * @param by the user who asks
 * @param at when
 */
public record RenameRequest(String id, HostKey host, HostKey to, String by, Instant at) implements Request {

    static final String KIND = "rename";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("host", host.toString());
        json.writeStringField("to", to.toString());
    }
}
