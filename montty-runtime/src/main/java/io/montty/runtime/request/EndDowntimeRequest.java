package io.montty.runtime.request;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;

/**
 * Ask to end a downtime.
 *
 * @param id of the request itself, 32 lower-case hexadecimal characters
 * @param downtime the exact id of the downtime
 * @param by the user who asks
 * @param at when
 */
public record EndDowntimeRequest(String id, String downtime, String by, Instant at) implements Request {

    static final String KIND = "end_downtime";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("downtime", downtime);
    }
}
