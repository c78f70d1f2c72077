package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportHeadTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"host\":{\"name\":\"web1\"}}",
                "{\"a\":{\"host\":{\"name\":\"web2\"}},\"b\":[{\"c\":1}],\"host\":{\"os\":{\"name\":\"x\"},\"name\":\"web1\"}",
                "{\"host\":{\"name\":\"web1\",\"addresses\":[\"cut sho"
            })
    void findsTheHostInTheFirstBytes(String json) throws IOException {
        assertThat(host("a.json", json)).isEqualTo("web1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "{\"host\":\"web1\"}", "{\"host\":{\"name\":7}}", "{\"x\":{\"name\":\"web1\"}}"})
    void givesUpWhereThereIsNone(String json) throws IOException {
        assertThat(host("a.json", json)).isEmpty();
    }

    @Test
    void givesUpWhereItStandsFarBehind() throws IOException {
        assertThat(host("a.json", "{\"x\":\"" + "x".repeat(9000) + "\",\"host\":{\"name\":\"web1\"}}"))
                .isEmpty();
    }

    @Test
    void readsTheHeaderOfALegacyReport() throws IOException {
        assertThat(host("a.mty", "=\nHost: web1\nStatus: OKAY\n\n" + "x".repeat(9000)))
                .isEqualTo("web1");
        assertThat(host("b.mty", "=\nHost: web1\n")).isEmpty();
    }

    @Test
    void followsNoLink() throws IOException {
        host("a.json", "{\"host\":{\"name\":\"web1\"}}");
        Files.createSymbolicLink(root.resolve("b.json"), root.resolve("a.json"));

        assertThat(new ReportHead(root).host(new ReportRef("b.json", Status.OKAY, NOW)))
                .isEmpty();
    }

    private String host(String name, String content) throws IOException {
        Files.writeString(root.resolve(name), content);
        return new ReportHead(root).host(new ReportRef(name, Status.OKAY, NOW));
    }
}
