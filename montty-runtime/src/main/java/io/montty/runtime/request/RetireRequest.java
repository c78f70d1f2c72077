package io.montty.runtime.request;

import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.time.Instant;

/**
 * Say that a host will not report any more, and that this is well.
 *
 * @param id of the request itself, 32 lower-case hexadecimal characters
 * @param host the host
 * @param by the user who asks
 * @param at when
 */
public record RetireRequest(String id, HostKey host, String by, Instant at) implements Request {

    static final String KIND = "retire";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("host", host.toString());
    }
}
