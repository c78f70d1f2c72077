package io.montty.script.python;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.montty.api.Heading;
import io.montty.api.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hold one object of the protocol; what it does not give is null, empty or false. */
record AnswerNode(
        @Nullable String title,
        @Nullable Integer level,
        @Nullable Status status,
        String text,
        boolean filter,
        @Nullable String crash,
        List<String> trace,
        List<AnswerNode> parts) {

    /** The version of the protocol that is understood. */
    private static final int PROTOCOL = 1;

    AnswerNode {
        trace = List.copyOf(trace);
        parts = List.copyOf(parts);
    }

    /** Read the object that {@code parser} stands at. */
    static AnswerNode parse(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("expected an object, found " + parser.currentToken());
        }
        Fields fields = new Fields();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.take(name, parser);
        }
        return fields.node();
    }

    /** Collect the fields of one object. */
    private static final class Fields {

        private @Nullable String title;
        private @Nullable Integer level;
        private @Nullable Status status;
        private String text = "";
        private boolean filter;
        private @Nullable String crash;
        private final List<String> trace = new ArrayList<>();
        private final List<AnswerNode> parts = new ArrayList<>();

        private void take(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "protocol" -> requireProtocol(parser.getIntValue());
                case "title" -> title = parser.getText();
                case "level" -> level = level(parser.getIntValue());
                case "status" -> status = status(parser.getText());
                case "text" -> text = parser.getText();
                case "filter" -> filter = parser.getBooleanValue();
                case "crash" -> crash = parser.getText();
                case "trace" -> readTrace(parser);
                case "parts" -> readParts(parser);
                default -> parser.skipChildren();
            }
        }

        private void readTrace(JsonParser parser) throws IOException {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                trace.add(parser.getText());
            }
        }

        private void readParts(JsonParser parser) throws IOException {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parts.add(parse(parser));
            }
        }

        private AnswerNode node() {
            return new AnswerNode(title, level, status, text, filter, crash, trace, parts);
        }

        private static void requireProtocol(int version) throws IOException {
            if (version != PROTOCOL) {
                throw new IOException("version " + version + " of the protocol, expected " + PROTOCOL);
            }
        }

        private static int level(int level) throws IOException {
            if (level < 0 || level > Heading.DEEPEST_LEVEL) {
                throw new IOException("level " + level + ", expected 0 to " + Heading.DEEPEST_LEVEL);
            }
            return level;
        }

        private static Status status(String name) throws IOException {
            return Arrays.stream(Status.values())
                    .filter(status -> status.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("unknown status " + name));
        }
    }
}
