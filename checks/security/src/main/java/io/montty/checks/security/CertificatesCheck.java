package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.api.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.pf4j.Extension;

/** Warn when a certificate is about to expire. */
@Extension
@Description(
        "Warns when a certificate in a file is about to expire, and alerts when it is close to it, has expired, or is"
                + " not valid yet. Every certificate of a chain counts.")
public final class CertificatesCheck implements Check {

    private static final long LARGEST = 1024 * 1024;

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.certificates", "Certificates are valid for long enough")
                .withTags("security", "certificates")
                .withInterval(Duration.ofHours(1))
                .withConfig(CertificatesConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        CertificatesConfig config = context.config(CertificatesConfig.class);
        HostFiles host = new HostFiles(context.root());
        Set<Path> files = new LinkedHashSet<>();
        config.files().forEach(pattern -> files.addAll(host.matching(pattern)));
        if (files.isEmpty()) {
            return CheckResult.na("there is no file of certificates: " + String.join(", ", config.files())
                    + "; name yours in config.files");
        }
        Judgement judgement = new Judgement(config, context.clock().instant());
        for (Path file : files) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            judgement.take(host.name(file), file);
        }
        return judgement.answer();
    }

    /** Judge one file after the other. */
    private static final class Judgement {

        private final CertificatesConfig config;
        private final Instant now;
        private final Verdict verdict = new Verdict();
        private int count;
        private long fewestDays = Long.MAX_VALUE;

        Judgement(CertificatesConfig config, Instant now) {
            this.config = config;
            this.now = now;
        }

        void take(String name, Path file) {
            try {
                if (Files.size(file) > LARGEST) {
                    verdict.unjudged(name + " is too large to be a file of certificates");
                    return;
                }
                Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
                if (certificates.isEmpty()) {
                    verdict.unjudged(name + " holds no certificate");
                }
                for (Certificate certificate : certificates) {
                    if (certificate instanceof X509Certificate x509) {
                        judge(name, x509);
                    }
                }
            } catch (IOException e) {
                verdict.unjudged(name + " cannot be read by the user who runs the checks");
            } catch (CertificateException e) {
                verdict.unjudged(name + " holds no certificate that can be understood: " + e.getMessage());
            }
        }

        private void judge(String name, X509Certificate certificate) {
            count++;
            Instant end = certificate.getNotAfter().toInstant();
            Duration left = Duration.between(now, end);
            fewestDays = Math.min(fewestDays, left.toDays());
            String who = name + " (" + certificate.getSubjectX500Principal().getName() + ")";
            if (certificate.getNotBefore().toInstant().isAfter(now)) {
                verdict.note(
                        Status.ALERT,
                        who + " is not valid before "
                                + day(certificate.getNotBefore().toInstant()));
            } else if (left.isNegative()) {
                verdict.note(Status.ALERT, who + " has expired on " + day(end));
            } else if (left.compareTo(config.warn()) < 0) {
                boolean close = left.compareTo(config.alert()) < 0;
                Duration limit = close ? config.alert() : config.warn();
                verdict.note(
                        close ? Status.ALERT : Status.WARN,
                        who + " expires in " + left.toDays() + " d, on " + day(end) + " (limit " + limit.toDays()
                                + " d)");
            } else {
                verdict.detail(who + " is valid until " + day(end));
            }
        }

        private static String day(Instant time) {
            return time.toString().substring(0, 10);
        }

        CheckResult answer() {
            if (count > 0) {
                verdict.measure(Metric.of("days-left", (double) fewestDays, ""));
            }
            return verdict.answer(count + (count == 1 ? " certificate is" : " certificates are") + " valid for "
                    + fewestDays + " d or more (limit " + config.warn().toDays() + " d)");
        }
    }
}
