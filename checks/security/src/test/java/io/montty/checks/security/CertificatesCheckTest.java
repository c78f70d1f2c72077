package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Look at a certificate that is valid from 2026-01-01 to 2026-04-01, and at that of its issuer, until 2030. */
class CertificatesCheckTest implements CheckContract {

    private static final String FILE = "etc/letsencrypt/live/www/fullchain.pem";

    @Override
    public Check check() {
        return new CertificatesCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        host.bytes(FILE, pem("leaf.pem"));
    }

    private static byte[] pem(String name) {
        try (InputStream in = Objects.requireNonNull(CertificatesCheckTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:00:00Z, OKAY",
        "2026-03-11T00:00:00Z, OKAY",
        "2026-03-11T00:00:01Z, WARN",
        "2026-03-25T00:00:00Z, WARN",
        "2026-03-25T00:00:01Z, ALERT",
        "2026-04-01T00:00:01Z, ALERT",
        "2025-12-31T23:59:59Z, ALERT",
    })
    void judgesByTheTimeThatIsLeft(Instant time, Status expected, FakeHost host) {
        prepare(host);

        assertThat(host.time(time).run(check()).status()).isEqualTo(expected);
    }

    @Test
    void saysWhichAndWhen(FakeHost host) {
        prepare(host);

        assertThat(host.time(Instant.parse("2026-03-20T00:00:00Z")).run(check()).summary())
                .isEqualTo("/etc/letsencrypt/live/www/fullchain.pem (CN=www.example.com) expires in 12 d, on 2026-04-01"
                        + " (limit 21 d)");
        assertThat(host.time(Instant.parse("2026-05-01T00:00:00Z")).run(check()).summary())
                .endsWith("has expired on 2026-04-01");
        assertThat(host.time(Instant.parse("2025-05-01T00:00:00Z")).run(check()).summary())
                .endsWith("is not valid before 2026-01-01");
    }

    @Test
    void judgesEveryCertificateOfAChain(FakeHost host) {
        String chain = new String(pem("issuer.pem"), StandardCharsets.US_ASCII)
                + new String(pem("leaf.pem"), StandardCharsets.US_ASCII);
        host.file(FILE, chain);

        ReportEntry entry = host.time(Instant.parse("2026-03-30T00:00:00Z")).run(check());

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.summary()).contains("CN=www.example.com");
        assertThat(entry.output()).anyMatch(line -> line.endsWith("(CN=Example Issuer) is valid until 2030-01-01"));
        assertThat(entry.metrics()).containsExactly(Metric.of("days-left", 2, ""));
    }

    @Test
    void readsDerAsWell(FakeHost host) {
        String text = new String(pem("leaf.pem"), StandardCharsets.US_ASCII);
        String base64 = text.replaceAll("-----[^-]+-----", "").replaceAll("\\s", "");
        host.bytes("srv/cert.der", Base64.getDecoder().decode(base64)).config("files: [/srv/cert.der]");

        assertThat(host.time(Instant.parse("2026-02-01T00:00:00Z")).run(check()).status())
                .isEqualTo(Status.OKAY);
    }

    @Test
    void takesLimitsFromItsConfiguration(FakeHost host) {
        prepare(host);
        host.time(Instant.parse("2026-02-01T00:00:00Z"));

        assertThat(host.config("warn: 60d").run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.config("{warn: 90d, alert: 60d}").run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.config("{warn: 1d, alert: 2d}").run(check()).summary()).contains("'warn' must not be shorter");
    }

    @Test
    void isNaWhereItFindsNone(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.run(check()).summary())
                .contains("there is no file of certificates")
                .contains("config.files");
    }

    @Test
    void isNeverOkayWhereAFileHoldsNoCertificate(FakeHost host) {
        prepare(host);
        host.file(
                        "etc/letsencrypt/live/mail/fullchain.pem",
                        "-----BEGIN CERTIFICATE-----",
                        "AAAA",
                        "-----END CERTIFICATE-----")
                .file("etc/letsencrypt/live/empty/fullchain.pem");

        ReportEntry entry = host.time(Instant.parse("2026-02-01T00:00:00Z")).run(check());

        assertThat(entry.status()).isEqualTo(Status.NA);
        assertThat(entry.output())
                .anyMatch(line -> line.contains("/etc/letsencrypt/live/mail/fullchain.pem holds no certificate"));
    }
}
