package io.montty.runtime.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Read a JSON object that a stranger may have written: bounded in every way, no key twice, nothing behind it. */
public final class StrictJson {

    private static final int LONGEST_NUMBER = 40;

    /** What the parser says of where it reads from means nothing to a person. */
    private static final Pattern SOURCE = Pattern.compile(" ?\\(start marker at \\[Source: [^\\]]*\\]\\)");

    private final int deepest;
    private final int longestString;
    private final int largest;
    private volatile @Nullable JsonMapper mapper;

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

    /** Make it with the first document: it costs more than all the rest of a pass that finds none. */
    private JsonMapper mapper() {
        JsonMapper made = mapper;
        if (made == null) {
            made = make();
            mapper = made;
        }
        return made;
    }

    private JsonMapper make() {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(deepest)
                                .maxStringLength(longestString)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxDocumentLength(largest)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * Return the fields of the object that {@code bytes} hold.
     *
     * @throws ReportFormatException saying why they hold none, or none of this schema version
     */
    public JsonFields read(byte[] bytes) throws ReportFormatException {
        JsonNode root = parse(bytes);
        if (!root.isObject()) {
            throw new ReportFormatException("the file holds no JSON object");
        }
        JsonFields fields = new JsonFields(root, "");
        if (fields.number("montty", 0) != ReportWriter.SCHEMA) {
            throw fields.wrong("montty", "the schema version " + ReportWriter.SCHEMA);
        }
        return fields;
    }

    private JsonNode parse(byte[] bytes) throws ReportFormatException {
        try {
            return mapper().readTree(bytes);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new ReportFormatException("not JSON: " + where
                    + SOURCE.matcher(e.getOriginalMessage()).replaceAll(""));
        } catch (IOException e) {
            throw new ReportFormatException("not JSON: " + e.getMessage());
        }
    }
}
