package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import io.montty.plugins.testkit.MonttyExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Run the check on hosts that exist for one test each, and hold it to what every check promises. */
@ExtendWith(MonttyExtension.class)
class FileCountCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new FileCountCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        host.file("var/tmp/one");
    }

    @Test
    void isOkayWhileThereAreFewFiles(FakeHost host) {
        host.file("var/tmp/one").file("var/tmp/folder/does-not-count");

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).isEqualTo("files in /var/tmp: 1");
    }

    @Test
    void warnsAboveTheLimitThatIsConfigured(FakeHost host) {
        host.config("{folder: /srv/in, warn: 1}").file("srv/in/one").file("srv/in/two");

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.WARN);
        assertThat(entry.summary()).isEqualTo("files in /srv/in: 2, more than 1");
    }

    @Test
    void alertsAboveTheSecondLimit(FakeHost host) {
        host.config("{warn: 0, alert: 0}").file("var/tmp/one");

        assertThat(host.run(check()).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void doesNotApplyWhereThereIsNoSuchFolder(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
    }

    @Test
    void doesNotRunWithLimitsInTheWrongOrder(FakeHost host) {
        host.config("{warn: 2, alert: 1}").folder("var/tmp");

        assertThat(host.run(check()).summary()).contains("'warn' must not be greater than 'alert'");
    }
}
