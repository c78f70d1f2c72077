package io.montty.runtime.monitor.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.report.ReportFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/** Read what a report calls its host, from its first bytes: it stands in front of what makes a report large. */
final class ReportHead {

    private static final int LARGEST = 8 * 1024;
    private static final String JSON_SUFFIX = ".json";

    private final Path reports;
    private final JsonFactory factory = new JsonFactory();
    private final byte[] buffer = new byte[LARGEST];

    /** @param reports the folder that the paths of reports begin at */
    ReportHead(Path reports) {
        this.reports = reports;
    }

    /** Return what the report calls its host, whatever characters that has; empty if that cannot be told. */
    String host(ReportRef report) {
        Path file = reports.resolve(report.path());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            int length = in.readNBytes(buffer, 0, LARGEST);
            return report.path().endsWith(JSON_SUFFIX)
                    ? host(factory.createParser(buffer, 0, length))
                    : LegacyReport.parse(Arrays.copyOf(buffer, length)).host();
        } catch (IOException | ReportFormatException e) {
            return ""; // whoever opens the report is told what is wrong with it
        }
    }

    private static String host(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return "";
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isHost = json.currentName().equals("host");
            JsonToken value = json.nextToken();
            if (isHost && value == JsonToken.START_OBJECT) {
                return name(json);
            }
            json.skipChildren();
        }
        return "";
    }

    private static String name(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isName = json.currentName().equals("name");
            if (json.nextToken() == JsonToken.VALUE_STRING && isName) {
                return json.getText();
            }
            json.skipChildren();
        }
        return "";
    }
}
