package io.montty.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Status;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LocalDeliveryTest {

    private static final ReportName NAME =
            new ReportName("210bcef1234e56a7ab89bc0123456789", Status.OKAY, 5, ReportName.Format.JSON);

    @TempDir
    private Path inbox;

    @Test
    void putsReportsIntoAFolderOfTheHostThatNobodyElseEnters() throws Exception {
        deliver("Web1.Example");
        deliver("Web1.Example");

        Path folder = inbox.resolve("web1.example");
        assertThat(folder.resolve(NAME.toString())).hasContent("{}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web_1", "..", "a/b", ""})
    void putsThemIntoTheInboxWhereTheNameOfTheHostIsNoneForAFolder(String host) throws Exception {
        deliver(host);

        assertThat(inbox.resolve(NAME.toString())).hasContent("{}");
    }

    @Test
    void saysThatTheFolderCannotBeMade() throws Exception {
        Files.writeString(inbox.resolve("web1"), "");

        assertThatThrownBy(() -> deliver("web1")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new LocalDelivery(inbox.resolve("none"), "web1").deliver(new byte[0], NAME))
                .isInstanceOf(IOException.class);
    }

    private void deliver(String host) throws IOException {
        try (LocalDelivery delivery = new LocalDelivery(inbox, host)) {
            assertThat(delivery.deliver("{}".getBytes(StandardCharsets.UTF_8), NAME))
                    .isEqualTo(new Receipt.Taken(false));
        }
    }
}
