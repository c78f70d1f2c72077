package io.montty.runtime.request;

import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.state.Downtime;
import io.montty.runtime.state.DowntimeJson;
import java.io.IOException;
import java.time.Instant;

/**
 * Ask for a downtime.
 *
 * @param downtime whose id is that of the request
 * @param at when it was asked
 */
public record DowntimeRequest(Downtime downtime, Instant at) implements Request {

    static final String KIND = "downtime";

    @Override
    public String id() {
        return downtime.id();
    }

    @Override
    public String by() {
        return downtime.by();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        DowntimeJson.writeAllButId(downtime, json);
    }
}
