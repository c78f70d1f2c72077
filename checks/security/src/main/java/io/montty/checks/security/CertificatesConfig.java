package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;

/**
 * Configure {@link CertificatesCheck}.
 *
 * @param files which files hold certificates
 * @param warn how long before the end of one it warns
 * @param alert how long before the end of one it alerts
 */
record CertificatesConfig(
        @Default("[/etc/letsencrypt/live/*/fullchain.pem, /etc/pki/tls/certs/localhost.crt, /etc/ssl/local/*.pem]")
        @Description("files of certificates, PEM or DER; * and ? stand for any in a name")
        List<@Pattern(regexp = "/.+", message = "must be an absolute path") String> files,

        @Default("21d") @Description("how long before the end of one it warns")
        Duration warn,

        @Default("7d") @Description("how long before the end of one it alerts")
        Duration alert) {

    @AssertTrue(message = "'warn' must not be shorter than 'alert', and neither negative")
    public boolean isWarnAtLeastAlert() {
        return !alert.isNegative() && warn.compareTo(alert) >= 0;
    }
}
