package io.montty.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DowntimesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T02:30:00Z");
    private static final HostKey WEB1 = HostKey.known("web1");

    private Path file;

    @BeforeEach
    void name(@TempDir Path folder) {
        file = folder.resolve("downtimes.json");
    }

    @Test
    void holdsNoneWhereThereIsNoFile() throws IOException {
        assertThat(Downtimes.read(file).all()).isEmpty();
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Downtime once = downtime(1, new DowntimeScope("web*", "host.disk", "disk"), NOW, NOW.plusSeconds(60), null);
        Downtime weekly = downtime(2, new DowntimeScope("", "", ""), NOW, null, sundays(Duration.ofHours(2)));
        Downtimes.read(file).with(once, NOW).with(weekly, NOW).write(file);

        assertThat(Downtimes.read(file).all()).containsExactly(once, weekly);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void saysWhatIsDamaged() throws IOException {
        for (String content :
                new String[] {"", "{\"montty\":1,\"downtimes\":[{\"id\":\"x\"}]}", "{\"montty\":1", "[]"}) {
            Files.writeString(file, content, StandardCharsets.UTF_8);

            assertThatThrownBy(() -> Downtimes.read(file))
                    .isInstanceOf(DamagedStateException.class)
                    .hasMessageStartingWith("downtimes.json is damaged: ");
        }
    }

    @Test
    void coversWhatEverythingInItMatches() throws IOException {
        Downtimes downtimes = with(downtime(1, new DowntimeScope("web*", "host.*", "disk"), NOW, later(60), null));

        assertThat(covered(downtimes, WEB1, "host.disk", "disk", NOW)).isTrue();
        assertThat(covered(downtimes, HostKey.via("site1", "web1"), "host.disk", "disk", NOW))
                .isFalse();
        assertThat(covered(downtimes, HostKey.unverified("web1"), "host.disk", "disk", NOW))
                .isFalse();
        assertThat(covered(downtimes, HostKey.known("db1"), "host.disk", "disk", NOW))
                .isFalse();
        assertThat(covered(downtimes, WEB1, "security.disk", "disk", NOW)).isFalse();
        assertThat(covered(downtimes, WEB1, "host.disk", "host", NOW)).isFalse();
    }

    @Test
    void coversFromItsBeginningUpToItsEnd() throws IOException {
        Downtimes downtimes = with(downtime(1, new DowntimeScope("web1", "", ""), NOW, later(60), null));

        assertThat(covered(downtimes, WEB1, "x", "", NOW.minusMillis(1))).isFalse();
        assertThat(covered(downtimes, WEB1, "x", "", NOW)).isTrue();
        assertThat(covered(downtimes, WEB1, "x", "", later(60).minusMillis(1))).isTrue();
        assertThat(covered(downtimes, WEB1, "x", "", later(60))).isFalse();
    }

    @Test
    void coversEachTimeThatItRecurs() throws IOException {
        Instant end = NOW.plus(Duration.ofDays(20));
        Downtimes downtimes = with(
                downtime(1, new DowntimeScope("", "", ""), NOW.minusSeconds(3600), end, sundays(Duration.ofHours(2))));

        assertThat(covered(downtimes, WEB1, "x", "", NOW)).isTrue();
        assertThat(covered(downtimes, WEB1, "x", "", NOW.plus(Duration.ofHours(2))))
                .isFalse();
        assertThat(covered(downtimes, WEB1, "x", "", NOW.plus(Duration.ofDays(7))))
                .isTrue();
        assertThat(covered(downtimes, WEB1, "x", "", NOW.plus(Duration.ofDays(21))))
                .isFalse();
    }

    @Test
    void endsAndIsForgottenThirtyDaysLater() throws IOException {
        Downtime ended = downtime(1, new DowntimeScope("", "x", ""), NOW, later(3600), null)
                .ended(NOW.plusSeconds(5));
        Downtime other = downtime(2, new DowntimeScope("", "y", ""), NOW, NOW.plus(Duration.ofDays(99)), null);

        assertThat(ended.isActive(NOW.plusSeconds(5))).isFalse();
        assertThat(ended.ended(later(60))).isEqualTo(ended);
        assertThat(with(ended).with(other, NOW.plus(Duration.ofDays(30))).all()).hasSize(2);
        assertThat(with(ended).with(other, NOW.plus(Duration.ofDays(31))).all()).containsExactly(other);
    }

    @Test
    void replacesTheOneOfTheSameId() throws IOException {
        Downtime first = downtime(1, new DowntimeScope("", "x", ""), NOW, later(60), null);

        assertThat(with(first).with(first.ended(NOW), NOW).all()).containsExactly(first.ended(NOW));
    }

    @Test
    void refusesToGrowWithoutBound() throws IOException {
        Downtimes many = Downtimes.read(file);
        for (int i = 0; i < 1_000; i++) {
            many = many.with(
                    new Downtime(
                            String.format("%032x", i),
                            new DowntimeScope("h".repeat(200), "c".repeat(200), "t".repeat(200)),
                            NOW,
                            later(60),
                            null,
                            "ann",
                            "r".repeat(500)),
                    NOW);
        }
        Downtimes tooMany = many;

        assertThatThrownBy(() -> tooMany.write(file)).hasMessageStartingWith("there are too many downtimes");
        assertThat(file).doesNotExist();
    }

    private Downtimes with(Downtime downtime) throws IOException {
        return Downtimes.read(file).with(downtime, NOW);
    }

    private static boolean covered(Downtimes downtimes, HostKey host, String check, String tag, Instant now) {
        return downtimes.covering(host, check, Set.of(tag), now).isPresent();
    }

    private static Instant later(int seconds) {
        return NOW.plusSeconds(seconds);
    }

    private static Recurrence sundays(Duration length) {
        return Recurrence.of("0 2 * * 0", length, ZoneOffset.UTC, NOW).orElseThrow();
    }

    private static Downtime downtime(
            int id, DowntimeScope scope, Instant from, @Nullable Instant until, @Nullable Recurrence every) {
        return new Downtime(String.format("%032x", id), scope, from, until, every, "ann", "kernel");
    }
}
