package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new TemperatureCheck();
    }

    private static ReportEntry run(FakeHost host) {
        return host.run(new TemperatureCheck());
    }

    /** Put a chip with one sensor there. */
    private static String chip(FakeHost host, int number, String name, String label, String millis) {
        String folder = "sys/class/hwmon/hwmon" + number + "/";
        host.file(folder + "name", name).file(folder + "temp1_input", millis);
        if (!label.isEmpty()) {
            host.file(folder + "temp1_label", label);
        }
        return folder;
    }

    private static void limits(FakeHost host, String folder, String max, String critical) {
        host.file(folder + "temp1_max", max).file(folder + "temp1_crit", critical);
    }

    @Test
    void isOkayBelowTheLimitsOfTheMaker(FakeHost host) {
        limits(host, chip(host, 0, "coretemp", "Core 0", "45500"), "80000", "100000");
        limits(host, chip(host, 1, "nvme", "Composite", "40000"), "84850", "84850");

        ReportEntry entry = run(host);

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).isEqualTo("coretemp/Core 0 has 45.5 C and is the nearest to its limit of 80 C");
        assertThat(entry.output()).contains("nvme/Composite: 40 C (limits 84.9 C and 84.9 C)");
        assertThat(entry.metrics())
                .contains(Metric.of("temperature:coretemp/Core 0", 45.5, "C").withLimits(80, 100));
    }

    @Test
    void warnsAndAlertsFromTheLimitsOfTheMakerOn(FakeHost host) {
        String folder = chip(host, 0, "coretemp", "Core 0", "80000");
        limits(host, folder, "80000", "100000");
        assertThat(run(host).status()).isEqualTo(Status.WARN);
        assertThat(run(host).summary())
                .isEqualTo("coretemp/Core 0 has 80 C (limit 80 C); look after fans, dust and the air around");

        host.file(folder + "temp1_input", "100000");
        assertThat(run(host).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void takesTheLimitsOfTheConfigurationWhereTheMakerDoesNotSay(FakeHost host) {
        chip(host, 0, "k10temp", "Tctl", "82000");

        assertThat(run(host).status()).isEqualTo(Status.WARN);
        assertThat(run(host.config("warn: 83")).status()).isEqualTo(Status.OKAY);
        assertThat(run(host.config("{warn: 80, alert: 82}")).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void doesNotTakeALimitThatCannotBe(FakeHost host) {
        limits(host, chip(host, 0, "nct6775", "SYSTIN", "40000"), "0", "65261850");

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
        assertThat(run(host).output()).contains("nct6775/SYSTIN: 40 C (limits 80 C and 95 C)");
    }

    @Test
    void doesNotContradictAMakerWhoSaysOneLimitOnly(FakeHost host) {
        host.file(chip(host, 0, "hot", "", "40000") + "temp1_max", "100000");
        host.file(chip(host, 1, "cool", "", "40000") + "temp1_crit", "60000");

        assertThat(run(host).output())
                .contains("hot/temp1: 40 C (limits 100 C and 100 C)", "cool/temp1: 40 C (limits 60 C and 60 C)");
    }

    @Test
    void takesOtherLimitsForSomeSensors(FakeHost host) {
        limits(host, chip(host, 0, "coretemp", "Core 0", "60000"), "80000", "100000");

        assertThat(run(host.config("sensors: [{name: 'coretemp/*', warn: 50}]")).status())
                .isEqualTo(Status.WARN);
        assertThat(run(host.config("sensors: [{name: 'coretemp/*', warn: 50, alert: 60}]"))
                        .status())
                .isEqualTo(Status.ALERT);
        assertThat(run(host.config("sensors: [{name: 'nvme/*', warn: 1}]")).status())
                .isEqualTo(Status.OKAY);
    }

    @Test
    void passesOverWhatIsToBeIgnored(FakeHost host) {
        chip(host, 0, "acpitz", "", "119000");

        assertThat(run(host).status()).isEqualTo(Status.ALERT);
        assertThat(run(host.config("ignore: [acpitz/*]")).status()).isEqualTo(Status.NA);
        assertThat(run(host).summary()).isEqualTo("all 1 sensors of temperature are ignored");
    }

    @Test
    void readsTheZonesThatAreNoChips(FakeHost host) {
        chip(host, 0, "cpu_thermal", "", "50000");
        host.file("sys/class/thermal/thermal_zone0/type", "cpu-thermal")
                .file("sys/class/thermal/thermal_zone0/temp", "50000")
                .file("sys/class/thermal/thermal_zone1/type", "x86_pkg_temp")
                .file("sys/class/thermal/thermal_zone1/temp", "91000")
                .file("sys/class/thermal/thermal_zone1/trip_point_0_type", "passive")
                .file("sys/class/thermal/thermal_zone1/trip_point_0_temp", "60000")
                .file("sys/class/thermal/thermal_zone1/trip_point_1_type", "critical")
                .file("sys/class/thermal/thermal_zone1/trip_point_1_temp", "90000")
                .folder("sys/class/thermal/cooling_device0");

        assertThat(run(host).status()).isEqualTo(Status.ALERT);
        assertThat(run(host).summary()).startsWith("x86_pkg_temp has 91 C (limit 90 C)");
        assertThat(run(host).metrics()).hasSize(2);
    }

    @Test
    void tellsEqualSensorsApart(FakeHost host) {
        chip(host, 10, "nvme", "Composite", "50000");
        chip(host, 2, "nvme", "Composite", "40000");

        assertThat(run(host).metrics())
                .extracting(metric -> metric.name() + "=" + metric.value())
                .containsExactly("temperature:nvme/Composite=40.0", "temperature:nvme/Composite #2=50.0");
    }

    @Test
    void passesOverSensorsThatGiveNoReading(FakeHost host) {
        chip(host, 0, "k10temp", "Tctl", "50000");
        chip(host, 1, "nct6775", "AUXTIN", "127000");
        chip(host, 2, "iwlwifi", "", "");
        host.file(chip(host, 3, "jc42", "", "30000") + "temp1_fault", "1");
        host.folder("sys/class/hwmon/hwmon4/temp1_input");

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
        assertThat(run(host).metrics()).hasSize(1);
        assertThat(run(host).output())
                .contains(
                        "nct6775/AUXTIN: no reading",
                        "iwlwifi/temp1: no reading",
                        "jc42/temp1: no reading",
                        "hwmon4/temp1: no reading");
    }

    @Test
    void isNotOkayWhenNoSensorGivesAReading(FakeHost host) {
        chip(host, 0, "iwlwifi", "", "rubbish");

        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(run(host).summary()).isEqualTo("no sensor of temperature gives a reading");
        assertThat(run(host).output()).contains("iwlwifi/temp1: no reading");
    }

    @Test
    void doesNotApplyWithoutASensor(FakeHost host) {
        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(run(host).summary()).startsWith("the kernel shows no sensor of temperature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{warn: 90, alert: 80}",
                "{warn: 0}",
                "{alert: 151}",
                "sensors: [{warn: 1}]",
                "sensors: [{name: a, warn: 90, alert: 80}]",
                "ignore: ['']"
            })
    void refusesWhatMakesNoSense(String config, FakeHost host) {
        chip(host, 0, "k10temp", "Tctl", "50000");

        assertThat(run(host.config(config)).outcome()).isInstanceOf(Outcome.Crashed.class);
    }
}
