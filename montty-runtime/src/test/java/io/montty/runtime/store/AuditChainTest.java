package io.montty.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.store.AuditChain.Break;
import io.montty.runtime.store.AuditEvent.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditChainTest {

    private static final String WHY = "it does not follow the line before it: one was changed, taken out or put in";

    private Path folder;

    @BeforeEach
    void logThreeMonths(@TempDir Path state) throws IOException {
        folder = state.resolve("audit");
        for (String day : new String[] {"2026-01-05", "2026-02-05", "2026-03-05"}) {
            append(day, 3);
        }
    }

    @Test
    void findsNothingWrongWithALogThatNobodyTouched() throws IOException {
        assertThat(verify()).isEmpty();
        assertThat(new AuditChain(folder.resolve("none")).verify()).isEmpty();
    }

    @Test
    void findsALineThatWasChanged() throws IOException {
        edit("2026-02.jsonl", lines -> lines.set(1, lines.get(1).replace("ann", "bob")));

        assertThat(verify()).contains(new Break("2026-02.jsonl", 3, WHY));
    }

    @Test
    void findsALastLineThatWasChangedByTheNextMonth() throws IOException {
        edit("2026-01.jsonl", lines -> lines.set(2, lines.get(2).replace("ann", "bob")));

        assertThat(verify()).contains(new Break("2026-02.jsonl", 1, WHY));
    }

    @Test
    void findsALineThatWasTakenOut() throws IOException {
        edit("2026-03.jsonl", lines -> lines.remove(1));

        assertThat(verify()).contains(new Break("2026-03.jsonl", 2, WHY));
    }

    @Test
    void findsALineThatWasPutIn() throws IOException {
        edit("2026-03.jsonl", lines -> lines.add(1, lines.get(0)));

        assertThat(verify()).contains(new Break("2026-03.jsonl", 2, WHY));
    }

    @Test
    void findsWhatIsNoLineOfTheManagers() throws IOException {
        for (String line : new String[] {"", "{}", "[]", "{\"prev\":1}", "{\"prev\":\"\"", "{\"prev\":\"\"}}", "x"}) {
            edit("2026-01.jsonl", lines -> lines.set(0, line));

            assertThat(verify()).as(line).contains(new Break("2026-01.jsonl", 1, "it is no line of the manager's"));
        }
    }

    @Test
    void passesOverOldFilesThatAreGoneAndNoOthers() throws IOException {
        Files.delete(folder.resolve("2026-01.jsonl"));
        assertThat(verify()).isEmpty();

        append("2026-01-05", 1);
        Files.delete(folder.resolve("2026-02.jsonl"));
        assertThat(verify()).contains(new Break("2026-03.jsonl", 1, WHY));
    }

    @Test
    void passesOverWhatACrashCutShort() throws IOException {
        for (String month : new String[] {"2026-01.jsonl", "2026-03.jsonl"}) {
            Files.writeString(folder.resolve(month), "{\"at\":\"2026-", StandardOpenOption.APPEND);
        }

        assertThat(verify()).isEmpty();
    }

    @Test
    void followsAClockThatWasSetBackOverTheEndOfAMonth() throws IOException {
        append("2026-02-06", 2);
        append("2025-12-06", 2);
        append("2026-03-06", 2);

        assertThat(verify()).isEmpty();
    }

    private Optional<Break> verify() throws IOException {
        return new AuditChain(folder).verify();
    }

    private void append(String day, int events) throws IOException {
        Clock clock = Clock.fixed(Instant.parse(day + "T08:15:00Z"), ZoneOffset.UTC);
        AuditLog log = new AuditLog(folder, clock);
        List<AuditEvent> all = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            all.add(new AuditEvent(What.DELETE, "ann", "root", String.format("%032x", i), "web1", "OKAY", day));
        }
        log.append(all);
    }

    private void edit(String month, Consumer<List<String>> edit) throws IOException {
        Path file = folder.resolve(month);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        edit.accept(lines);
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
