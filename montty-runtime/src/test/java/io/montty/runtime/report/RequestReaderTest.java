package io.montty.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.store.DeleteRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String GOOD = "{'montty':1,'request':'delete','id':'" + ID + "','reports':['" + ID
            + "'],'by':'ann','at':'2026-01-31T08:15:00Z','later':{}}";

    private final RequestReader reader = new RequestReader();

    @Test
    void readsWhatARequestWrites(@TempDir Path inbox) throws IOException, ReportFormatException {
        DeleteRequest request = new DeleteRequest(ID, List.of(ID, "f".repeat(32)), "ann", Instant.EPOCH);
        request.writeInto(inbox);

        assertThat(reader.read(Files.readAllBytes(inbox.resolve(ID + ".request.json"))))
                .isEqualTo(request);
    }

    @Test
    void passesOverFieldsThatItDoesNotKnow() throws ReportFormatException {
        assertThat(read(GOOD).by()).isEqualTo("ann");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'montty':1,|'montty':2,|montty is 2",
                "'delete'|'purge'|request is \"purge\"",
                "'id':'0|'id':'*|id is",
                "['0|['*|reports is",
                "['0|['X','0|reports is",
                "'reports':|'reporters':|reports is missing",
                "'ann'|' '|by is \" \", expected the user who asks",
                "'ann'|7|by is 7, expected a string",
                "08:15|8.15|at is",
                "'by'|'at':'','by'|not JSON: line 1: Duplicate",
                "{}}|{}|not JSON: line 1: Unexpected end-of-input",
                "{}}|{}}]|not JSON: line 1",
                "{}}|[[[[[]]]]]}|not JSON",
            })
    void saysWhichFieldIsWrong(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(ReportFormatException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesAnEmptyList() {
        assertThatThrownBy(() -> read(GOOD.replace("['" + ID + "']", "[]"))).hasMessageStartingWith("reports is []");
        assertThatThrownBy(() -> read(GOOD.replace("['" + ID + "']", "{'a':'" + ID + "'}")))
                .hasMessageStartingWith("reports is {");
        assertThatThrownBy(() -> read("[]")).hasMessage("the file holds no JSON object");
    }

    private DeleteRequest read(String json) throws ReportFormatException {
        return reader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
