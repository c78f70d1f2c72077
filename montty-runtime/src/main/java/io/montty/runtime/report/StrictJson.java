package io.montty.runtime.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Read a JSON object that a stranger may have written: bounded in every way, no key twice, nothing behind it.
 *
 * <p>It reads token by token: an object mapper would take longer to start than most runs have to read.
 */
public final class StrictJson {

    private static final int LONGEST_NUMBER = 40;

    /** What the parser says of where it reads from means nothing to a person. */
    private static final Pattern SOURCE = Pattern.compile(" ?\\(start marker at \\[Source: [^\\]]*\\]\\)");

    private final int deepest;
    private final int longestString;
    private final int largest;
    private volatile @Nullable JsonFactory factory;

    /**
     * Read documents nested no deeper than {@code deepest}.
     *
     * @param longestString how many characters a string may have
     */
    public StrictJson(int deepest, int longestString) {
        this(deepest, longestString, ReportReader.LARGEST);
    }

    /**
     * Read documents that may have {@code largest} bytes.
     *
     * @param deepest how deep they may be nested
     * @param longestString how many characters a string may have
     */
    public StrictJson(int deepest, int longestString, int largest) {
        this.deepest = deepest;
        this.longestString = longestString;
        this.largest = largest;
    }

    /** Make it with the first document: a pass that finds none does without. */
    private JsonFactory factory() {
        JsonFactory made = factory;
        if (made == null) {
            made = make();
            factory = made;
        }
        return made;
    }

    private JsonFactory make() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(deepest)
                        .maxStringLength(longestString)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxDocumentLength(largest)
                        .build())
                .build();
    }

    /**
     * Return the fields of the object that {@code bytes} hold.
     *
     * @throws ReportFormatException saying why they hold none, or none of this schema version
     */
    public JsonFields read(byte[] bytes) throws ReportFormatException {
        JsonFields fields = new JsonFields(parse(bytes), "");
        if (fields.number("montty", 0) != ReportWriter.SCHEMA) {
            throw fields.wrong("montty", "the schema version " + ReportWriter.SCHEMA);
        }
        return fields;
    }

    private Map<String, Object> parse(byte[] bytes) throws ReportFormatException {
        try (JsonParser json = factory().createParser(bytes)) {
            Object root = json.nextToken() == null ? JsonFields.NULL : value(json);
            if (json.nextToken() != null) {
                throw new ReportFormatException("not JSON: line "
                        + json.currentTokenLocation().getLineNr() + ": something stands behind the value");
            }
            if (root instanceof Map<?, ?> object) {
                return checked(object);
            }
            throw new ReportFormatException("the file holds no JSON object");
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new ReportFormatException("not JSON: " + where
                    + SOURCE.matcher(e.getOriginalMessage()).replaceAll(""));
        } catch (IOException e) {
            throw new ReportFormatException("not JSON: " + e.getMessage());
        }
    }

    @SuppressWarnings("unchecked") // objects are made below, of nothing else
    private static Map<String, Object> checked(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, value(json));
        }
        return fields;
    }

    private static List<Object> list(JsonParser json) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json));
        }
        return elements;
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> list(json);
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            default -> JsonFields.NULL;
        };
    }
}
