package io.montty.deployer.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** Write what was found for a program: a stable document. */
public final class DiagnosisJson {

    private DiagnosisJson() {}

    /** Return one JSON object, on lines of its own. */
    public static String of(Path project, List<Diagnosis> diagnoses) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("montty", 1);
            json.writeStringField("project", project.toString());
            json.writeStringField("verdict", worst(diagnoses).name());
            json.writeArrayFieldStart("examinations");
            for (Diagnosis diagnosis : diagnoses) {
                json.writeStartObject();
                json.writeStringField("name", diagnosis.name());
                json.writeStringField("verdict", diagnosis.verdict().name());
                json.writeArrayFieldStart("findings");
                for (Finding finding : diagnosis.findings()) {
                    write(json, finding);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    /** Return the worst verdict of all. */
    public static Verdict worst(List<Diagnosis> diagnoses) {
        return diagnoses.stream()
                .map(Diagnosis::verdict)
                .min(Verdict::compareTo)
                .orElse(Verdict.OK);
    }

    private static void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("verdict", finding.verdict().name());
        json.writeStringField("what", finding.what());
        json.writeStringField("fix", finding.fix());
        json.writeEndObject();
    }
}
