package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {

    private final TestClock clock = new TestClock();
    private Path folder;
    private AuditLog log;

    @BeforeEach
    void start(@TempDir Path state) {
        folder = state.resolve("audit");
        log = new AuditLog(folder, clock);
    }

    @Test
    void chainsEachLineToTheOneBefore() throws IOException {
        for (int i = 0; i < 5; i++) {
            new AuditLog(folder, clock).append(event("ann"));
            log.note(event("bob"));
        }

        List<String> lines = lines("2026-01.jsonl");
        assertThat(lines).hasSize(10);
        assertThat(previous(lines.get(0))).isEmpty();
        for (int i = 1; i < lines.size(); i++) {
            assertThat(previous(lines.get(i))).isEqualTo(digest(lines.get(i - 1)));
        }
    }

    @Test
    void chainsANewMonthToTheLastLineOfTheOldOne() throws IOException {
        log.append(event("ann"));
        clock.pass(Duration.ofDays(1));
        log.append(event("ann"));

        String last = lines("2026-01.jsonl").get(0);
        assertThat(lines("2026-02.jsonl"))
                .singleElement()
                .satisfies(line -> assertThat(previous(line)).isEqualTo(digest(last)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nb", "\u001b[31m", "\"},{\"", "\\", "\u2028\u2029\u0085", "\u0000", "\ud83d", "\u202e"})
    void writesOneAsciiLineWhateverAFieldHolds(String hostile) throws IOException {
        log.append(new AuditEvent(What.DELETE, hostile, hostile, "0".repeat(32), hostile, "OKAY", hostile));
        log.append(event("ann"));

        byte[] bytes = Files.readAllBytes(folder.resolve("2026-01.jsonl"));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).matches("(?:[ -~]+\n){2}");
        assertThat(node(lines("2026-01.jsonl").get(0)).get("by").textValue()).isEqualTo(hostile);
    }

    @Test
    void writesOneAsciiLineForEveryCharacterInEveryField() throws IOException {
        int events = 0;
        for (String hostile : List.of(
                "\r", "\n", "\r\n", "\u001b]0;x\u0007", "\u0085", "\u2028", "\u2029", "\ud83d", "\ude00", "\ufeff")) {
            for (int field = 0; field < 6; field++) {
                String[] fields = {"by", "owner", "0".repeat(32), "web1", "OKAY", "why"};
                fields[field] = "a" + hostile + "b";
                log.append(new AuditEvent(
                        What.ID_REUSED, fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]));
                events++;
                List<String> lines = lines("2026-01.jsonl");
                assertThat(lines).hasSize(events);
                assertThat(lines.get(events - 1)).matches("[ -~]+");
                JsonNode event = node(lines.get(events - 1));
                assertThat(event.get(List.of("by", "owner", "id", "host", "status", "why")
                                        .get(field))
                                .textValue())
                        .isEqualTo("a" + hostile + "b");
            }
        }
    }

    @Test
    void keepsALineBelowFourKibibytes() throws IOException {
        String longest = "\ud83d\ude00".repeat(10_000);
        log.append(new AuditEvent(What.DELETE, longest, longest, "0".repeat(32), longest, "ALERT", longest));

        String line = lines("2026-01.jsonl").get(0);
        assertThat(line.length()).isLessThan(4096);
        assertThat(node(line).get("by").textValue()).isEqualTo("\ud83d\ude00".repeat(40) + "...");
    }

    @Test
    void dropsALineThatACrashCutShort() throws IOException {
        log.append(event("ann"));
        Path file = folder.resolve("2026-01.jsonl");
        Files.writeString(file, "{\"at\":\"2026-", StandardOpenOption.APPEND);

        log.append(event("bob"));

        List<String> lines = lines("2026-01.jsonl");
        assertThat(lines).hasSize(2);
        assertThat(previous(lines.get(1))).isEqualTo(digest(lines.get(0)));
    }

    @Test
    void dropsAFirstLineThatACrashCutShort() throws IOException {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("2026-01.jsonl"), "{\"at\"");

        log.append(event("ann"));

        assertThat(lines("2026-01.jsonl"))
                .singleElement()
                .satisfies(line -> assertThat(previous(line)).isEmpty());
    }

    @Test
    void refusesToGoOnBehindSomethingElse() throws IOException {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("2026-01.jsonl"), "x".repeat(9_000));

        assertThatThrownBy(() -> log.append(event("ann")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("move the newest file in REPORTS/_state/audit away");
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        log.append(event("ann"));

        assertThat(Files.getPosixFilePermissions(folder)).hasSize(3);
        assertThat(Files.getPosixFilePermissions(folder.resolve("2026-01.jsonl")))
                .hasSize(2);
    }

    private static AuditEvent event(String by) {
        return new AuditEvent(What.DELETE, by, "root", "0".repeat(32), "web1", "OKAY", "request 1");
    }

    private List<String> lines(String month) throws IOException {
        return Files.readAllLines(folder.resolve(month));
    }

    private static String previous(String line) throws IOException {
        return node(line).get("prev").textValue();
    }

    private static JsonNode node(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }

    private static String digest(String line) {
        return Digest.of(line.getBytes(StandardCharsets.US_ASCII));
    }
}
