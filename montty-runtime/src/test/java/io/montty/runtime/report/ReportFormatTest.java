package io.montty.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.report.Report;
import io.montty.runtime.Goldens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ReportFormatTest {

    private final ReportWriter writer = new ReportWriter();
    private final ReportReader reader = new ReportReader();

    @Test
    void readsBackWhatItWrote() throws Exception {
        Report report = SampleReports.everyOutcome();

        assertThat(reader.read(writer.write(report))).isEqualTo(report);
    }

    @Test
    void keepsTheDocumentThatOthersRead() {
        Goldens.matches(getClass(), "every-outcome.json", sample());
    }

    @Test
    void passesOverFieldsThatItDoesNotKnow() throws Exception {
        String text = sample().replaceFirst("\\{", "{ \"later\" : { \"x\" : [ 1, null ] },");

        assertThat(reader.read(bytes(text))).isEqualTo(SampleReports.everyOutcome());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"montty\" : 1` | `\"montty\" : 2` | montty is 2, expected the schema version 1",
                "`\"montty\" : 1,` | `` | montty is missing, expected the schema version 1",
                "`\"210bcef1` | `\"210BCEF1` | expected 32 lower-case hexadecimal characters",
                "`\"db-03.prod.example\"` | `7` | host.name is 7, expected a string",
                "`2026-11-22T` | `22.11.2026 ` | expected a time like 2026-01-31T08:15:00+01:00",
                "`\"status\" : \"WARN\"` | `\"status\" : \"FINE\"` | checks[0].status is \"FINE\", expected one of",
                "`\"outcome\" : \"crashed\"` | `\"outcome\" : \"gone\"` | checks[1].checks[1].outcome is \"gone\"",
                "`\"value\" : 91.5` | `\"value\" : \"much\"` | checks[0].metrics[0].value is \"much\", expected a number",
                "`\"crit\" : \"@95:\"` | `\"crit\" : \"9:1\"` | checks[0].metrics[0].crit is \"9:1\"",
                "`\"ttl_s\" : 300` | `\"ttl_s\" : -1` | ttl_s is -1, expected a whole number from 0 up",
                "`\"id\" : \"quiet\"` | `\"id\" : \"quiet\", \"id\" : \"x\"` | Duplicate field 'id'",
                "`\"tags\" : [ ]` | `\"tags\" : \"x\"` | checks[1].tags is \"x\", expected a list of strings",
                "`\"bundle\"` | `bundle` | not JSON: line"
            })
    void saysWhatIsWrongAndWhere(String original, String replacement, String message) {
        String broken = sample().replaceFirst(Pattern.quote(original), replacement);

        assertThat(broken).isNotEqualTo(sample());
        assertThatThrownBy(() -> reader.read(bytes(broken)))
                .isInstanceOf(ReportFormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesWhatIsNoReport() {
        assertThatThrownBy(() -> reader.read(new byte[0])).hasMessage("the file is empty");
        assertThatThrownBy(() -> reader.read(bytes("[]"))).hasMessage("the file holds no JSON object");
        assertThatThrownBy(() -> reader.read(bytes("{} {}"))).isInstanceOf(ReportFormatException.class);
        assertThatThrownBy(() -> reader.read(new byte[ReportReader.LARGEST + 1]))
                .hasMessage("the file has 1048577 bytes, at most 1048576 are taken");
        assertThatThrownBy(() -> reader.read(bytes("{\"a\":" + "[".repeat(100_000))))
                .isInstanceOf(ReportFormatException.class);
    }

    @Test
    void readsGroupsAsDeepAsTheyMayBe() throws Exception {
        Report report = SampleReports.everyOutcome();
        var deepest = report.checks().get(2);
        for (int depth = 0; depth < ReportReader.DEEPEST_GROUP; depth++) {
            deepest = report.checks().get(1).withChildren(List.of(deepest));
        }
        Report nested = new Report(
                report.id(),
                report.host(),
                report.at(),
                report.duration(),
                report.version(),
                report.ttl(),
                report.interval(),
                report.intended(),
                report.bundle(),
                report.status(),
                List.of(deepest));

        assertThat(reader.read(writer.write(nested))).isEqualTo(nested);
    }

    @Test
    void neverFailsInAnyOtherWayThanByReason() {
        byte[] sample = bytes(sample());
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated =
                    Arrays.copyOf(sample, sample.length - random.nextInt(3) * random.nextInt(sample.length / 3));
            for (int change = random.nextInt(8); change >= 0; change--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try {
                reader.read(mutated);
            } catch (ReportFormatException e) {
                assertThat(e.reason()).isNotBlank();
            }
        }
    }

    private String sample() {
        return new String(writer.write(SampleReports.everyOutcome()), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
