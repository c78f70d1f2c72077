package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronFileTest {

    @Test
    void isAcceptedWhenOnlyRootMayWriteIt() {
        assertThat(new CronFile("jobs", true, 0, 0, 0644, 1).faults("cron")).isEmpty();
        assertThat(new CronFile("jobs", true, 0, 0, 0600, 1).faults("crond")).isEmpty();
    }

    @Test
    void isNotAcceptedFromAnybodyElse() {
        assertThat(new CronFile("jobs", true, 33, 0, 0644, 1).faults("cron"))
                .containsExactly("its owner is not root but user 33: chown root");
        assertThat(new CronFile("jobs", true, 0, 33, 0644, 1).faults("cron"))
                .containsExactly("the owner of the link is not root but user 33: chown -h root");
        assertThat(new CronFile("jobs", true, 0, 0, 0664, 1).faults("cron"))
                .containsExactly("others than its owner may write to it: chmod go-w");
        assertThat(new CronFile("jobs", true, 0, 0, 0646, 1).faults("cron")).hasSize(1);
        assertThat(new CronFile("jobs", false, 0, 0, 0644, 1).faults("cron")).containsExactly("it is not a file");
    }

    @Test
    void mayBeExecutableForTheCronOfDebianOnly() {
        CronFile file = new CronFile("jobs", true, 0, 0, 0755, 1);

        assertThat(file.faults("cron")).isEmpty();
        assertThat(file.faults("crond")).containsExactly("it is executable: chmod a-x");
    }

    @Test
    void mayNotHaveTwoNamesForTheCronOfDebian() {
        CronFile file = new CronFile("jobs", true, 0, 0, 0644, 2);

        assertThat(file.faults("cron")).containsExactly("it has 2 names (hard links): remove all but one");
        assertThat(file.faults("crond")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"jobs, false", "my_jobs-2, false", "backup.sh, true", "jobs~, true", "a b, true"})
    void isPassedOverByTheCronOfDebianForItsName(String name, boolean passedOver) {
        CronFile file = new CronFile(name, true, 0, 0, 0644, 1);

        assertThat(file.isPassedOver("cron")).isEqualTo(passedOver);
        assertThat(file.isPassedOver("crond")).isFalse();
    }
}
