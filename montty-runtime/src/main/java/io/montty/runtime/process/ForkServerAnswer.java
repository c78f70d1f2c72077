package io.montty.runtime.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Hold one line that a fork server wrote; a number that it does not give is 0.
 *
 * @param protocol the version that it speaks, in its first line
 * @param id the command that it speaks of
 * @param started the command's process
 * @param exited the command's exit code
 * @param signalled the signal that ended the command
 * @param failed why the command was not started
 * @param alone whether nothing that the command started is left
 */
record ForkServerAnswer(
        int protocol,
        long id,
        long started,
        int exited,
        int signalled,
        @Nullable String failed,
        boolean alone) {

    /** The version that is understood. */
    static final int PROTOCOL = 1;

    static ForkServerAnswer parse(JsonFactory json, String line) throws IOException {
        int protocol = 0;
        long id = 0;
        long started = 0;
        int exited = 0;
        int signalled = 0;
        String failed = null;
        boolean alone = false;
        try (JsonParser parser = json.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("expected an object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "protocol" -> protocol = parser.getIntValue();
                    case "id" -> id = parser.getLongValue();
                    case "started" -> started = parser.getLongValue();
                    case "exited" -> exited = parser.getIntValue();
                    case "signalled" -> signalled = parser.getIntValue();
                    case "failed" -> failed = parser.getText();
                    case "alone" -> alone = parser.getBooleanValue();
                    default -> parser.skipChildren();
                }
            }
        }
        return new ForkServerAnswer(protocol, id, started, exited, signalled, failed, alone);
    }
}
