package io.montty.runtime.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Read a YAML file with the line of every key, and without what YAML has and a configuration does not need. */
final class YamlReader {

    private static final int LARGEST = 1024 * 1024;
    private static final int DEEPEST = 40;

    private final YAMLFactory factory;

    YamlReader() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        factory = YAMLFactory.builder()
                .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                .loaderOptions(options)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .build();
    }

    /** Read {@code path}; one that does not exist reads as empty, anything but a readable text file as a mistake. */
    YamlDocument read(Path path, String name) {
        TextFile.Content content = TextFile.read(path, LARGEST);
        if (content.trouble().isPresent()) {
            return broken(name, 0, content.trouble().get());
        }
        return parse(content.text(), name);
    }

    YamlDocument parse(String text, String name) {
        try (YAMLParser parser = factory.createParser(text)) {
            return new Walk(name, parser).document();
        } catch (JsonProcessingException e) {
            return broken(e, text, name);
        } catch (IOException e) {
            return broken(name, 0, "cannot be read: " + e.getMessage());
        }
    }

    private static YamlDocument broken(String name, int line, String message) {
        Problem problem = new Problem(name, line, "", message);
        return new YamlDocument(name, JsonNodeFactory.instance.objectNode(), Map.of(), List.of(problem));
    }

    private static YamlDocument broken(JsonProcessingException e, String text, String name) {
        // Only the parser below Jackson knows the line of the mistake; Jackson tells that of the last good token.
        @Nullable Mark mark = e.getCause() instanceof MarkedYAMLException marked ? marked.getProblemMark() : null;
        String problem =
                e.getCause() instanceof MarkedYAMLException marked ? marked.getProblem() : e.getOriginalMessage();
        int known = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        int line = mark == null ? known : mark.getLine() + 1;
        String culprit = text.lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
        String indent =
                culprit.substring(0, culprit.length() - culprit.stripLeading().length());
        return indent.contains("\t")
                ? broken(name, line, "is indented with a tab; YAML wants blanks")
                : broken(
                        name,
                        line,
                        "is not YAML: "
                                + String.valueOf(problem).lines().findFirst().orElse(""));
    }

    /** Walk over the events of one file, building the tree and noting where everything stands. */
    private static final class Walk {

        private final String name;
        private final YAMLParser parser;
        private final Map<KeyPath, Integer> lines = new HashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Walk(String name, YAMLParser parser) {
            this.name = name;
            this.parser = parser;
        }

        YamlDocument document() throws IOException {
            JsonToken first = parser.nextToken();
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            if (first == JsonToken.START_OBJECT) {
                root = mapping(KeyPath.ROOT);
                if (parser.nextToken() != null) {
                    add(KeyPath.ROOT, "a second document begins here; one file holds one");
                }
            } else if (first != null && !isEmpty(first)) {
                add(KeyPath.ROOT, "expected keys with values, each as 'key: value'");
            }
            return new YamlDocument(name, root, lines, problems);
        }

        private boolean isEmpty(JsonToken token) throws IOException {
            return token == JsonToken.VALUE_NULL
                    || (token.isScalarValue() && parser.getText().isEmpty());
        }

        private ObjectNode mapping(KeyPath path) throws IOException {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                KeyPath child = path.key(key);
                int line = line();
                if (node.has(key)) {
                    problems.add(new Problem(
                            name, line, child.toString(), "stands twice, first in line " + lines.get(child)));
                }
                lines.putIfAbsent(child, line);
                parser.nextToken();
                node.set(key, value(child));
            }
            return node;
        }

        private ArrayNode list(KeyPath path) throws IOException {
            ArrayNode node = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                KeyPath child = path.index(node.size());
                lines.put(child, line());
                node.add(value(child));
            }
            return node;
        }

        private JsonNode value(KeyPath path) throws IOException {
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            if (parser.isCurrentAlias()) {
                add(path, "is an alias ('*'), which is not supported; write the value out");
                return nodes.nullNode();
            }
            return switch (parser.currentToken()) {
                case START_OBJECT -> mapping(path);
                case START_ARRAY -> list(path);
                case VALUE_NUMBER_INT -> integer(path);
                case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
                case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(parser.getBooleanValue());
                case VALUE_NULL -> nodes.nullNode();
                default -> nodes.textNode(parser.getText());
            };
        }

        private JsonNode integer(KeyPath path) throws IOException {
            if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                add(path, "is too large a number");
                return JsonNodeFactory.instance.nullNode();
            }
            return JsonNodeFactory.instance.numberNode(parser.getLongValue());
        }

        private int line() {
            return parser.currentTokenLocation().getLineNr();
        }

        private void add(KeyPath path, String message) {
            problems.add(new Problem(name, line(), path.toString(), message));
        }
    }
}
