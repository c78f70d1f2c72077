package io.montty.script.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Metric;
import io.montty.api.Range;
import io.montty.api.Status;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NagiosDialectTest {

    private static final Dialect NAGIOS = new NagiosDialect(ExitCodes.NAGIOS);

    @Test
    void readsTheExampleOfTheGuidelines() {
        Reading reading = NAGIOS.read(0, Printed.on("""
                        DISK OK - free space: / 3326 MB (56%); | /=2643MB;5948;5958;0;5968
                        / 15272 MB (77%);
                        /boot 68 MB (69%);
                        /home 69357 MB (27%);
                        /var/log 819 MB (84%); | /boot=68MB;88;93;0;98
                        /home=69357MB;253404;253409;0;253414
                        /var/log=818MB;970;975;0;980
                        """));

        assertThat(reading.text())
                .containsExactly(
                        "DISK OK - free space: / 3326 MB (56%);",
                        "/ 15272 MB (77%);", "/boot 68 MB (69%);", "/home 69357 MB (27%);", "/var/log 819 MB (84%);");
        assertThat(reading.metrics())
                .containsExactly(
                        metric("/", 2643, "MB", "5948", "5958", 0.0, 5968.0),
                        metric("/boot", 68, "MB", "88", "93", 0.0, 98.0),
                        metric("/home", 69357, "MB", "253404", "253409", 0.0, 253414.0),
                        metric("/var/log", 818, "MB", "970", "975", 0.0, 980.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "DISK OK - free space: / 81478MiB (78% inode=97%); /dev/shm 24105MiB (100% inode=99%);| /=23506976768B;243497277849;257024904396;0;270552530944 /dev/shm=0B;22748332032;24012128256;0;25275924480 ! /,/dev/shm ! 23506976768 ! B",
                "DISK OK - free space: / 14110 MiB (61% inode=91%);| /=8728MiB;19257;21664;0;24071 ! / ! 8728 ! MiB",
                "LOAD OK - total load average: 0.05, 0.03, 0.00|load1=0.050;15.000;30.000;0; load5=0.030;10.000;25.000;0;  ! load1,load5 ! 0.05 ! ''",
                "PING OK - Packet loss = 0%, RTA = 0.04 ms|rta=0.036000ms;100.000000;500.000000;0.000000 pl=0%;20;60;0; ! rta,pl ! 0.036 ! ms",
                "HTTP OK: HTTP/1.1 200 OK - 615 bytes in 0.001 second response time |time=0.000982s;;;0.000000;10.000000 size=615B;;;0 ! time,size ! 0.000982 ! s",
                "PROCS WARNING: 76 processes | procs=76;~:10;@10:20;0; ! procs ! 76 ! ''",
                "SWAP OK - 100% free (2047 MB out of 2047 MB) |swap=2047MB;0;0;0;2047 ! swap ! 2047 ! MB",
                "USERS OK - 2 users currently logged in |users=2;5;10;0 ! users ! 2 ! ''",
                "NTP OK: Offset -2.145767212e-06 secs|offset=-0.000002s;60.000000;120.000000; ! offset ! -0.000002 ! s",
                "SSH OK - OpenSSH_9.2p1 Debian-2+deb12u2 (protocol 2.0) | time=0.012464s;;;0.000000;10.000000 ! time ! 0.012464 ! s",
                "TCP OK - 0.000 second response time on localhost port 22|time=0.000182s;;;0.000000;10.000000 ! time ! 0.000182 ! s",
                "OK|'used space'=0.000%;~:10;@10:20;; ! used space ! 0 ! %"
            })
    void readsWhatRealPluginsPrint(String line, String names, double first, String unit) {
        Reading reading = NAGIOS.read(0, Printed.on(line + "\n"));

        assertThat(reading.text())
                .containsExactly(line.substring(0, line.indexOf('|')).strip());
        assertThat(reading.metrics()).extracting(Metric::name).containsExactly(names.split(",", -1));
        assertThat(reading.metrics().get(0).value()).isEqualTo(first);
        assertThat(reading.metrics().get(0).unit()).isEqualTo(unit.equals("''") ? "" : unit);
    }

    @Test
    void takesUForNoSampleAsAPingOfADeadHostPrintsIt() {
        Reading reading = NAGIOS.read(
                2,
                Printed.on(
                        "PING CRITICAL - Packet loss = 100%|rta=U;100.000000;500.000000;0.000000 pl=100%;20;60;0\n"));

        assertThat(reading.status()).isEqualTo(Status.ALERT);
        assertThat(reading.text()).containsExactly("PING CRITICAL - Packet loss = 100%");
        assertThat(reading.metrics()).extracting(Metric::name).containsExactly("pl");
    }

    @Test
    void neverChangesTheStatusByThresholds() {
        assertThat(NAGIOS.read(0, Printed.on("fine|a=99;1;2")).status()).isEqualTo(Status.OKAY);
        assertThat(NAGIOS.read(2, Printed.on("bad|a=0;1;2")).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void marksUnknown() {
        Reading reading = NAGIOS.read(3, Printed.on("UNKNOWN: no route|a=1"));

        assertThat(reading).isEqualTo(NAGIOS.read(3, Printed.on("UNKNOWN: no route | a=1\n")));
        assertThat(reading.status()).isEqualTo(Status.WARN);
        assertThat(reading.unknown()).isTrue();
        assertThat(reading.text()).containsExactly("UNKNOWN: no route [unknown]");
    }

    @Test
    void letsAFreeMapSayWhatUnknownMeans() {
        ExitCodes.Parsed codes = ExitCodes.of(Map.of("0", "OKAY", "1", "WARN", "2", "ALERT", "3", "ALERT unknown"));
        assertThat(codes).isInstanceOf(ExitCodes.Parsed.Valid.class);

        Reading reading =
                NAGIOS.withExitCodes(((ExitCodes.Parsed.Valid) codes).codes()).read(3, Printed.on("UNKNOWN"));

        assertThat(reading.status()).isEqualTo(Status.ALERT);
        assertThat(reading.text()).containsExactly("UNKNOWN [unknown]");
    }

    @Test
    void showsAllLinesOfAPluginThatCouldNotConnect() {
        Reading reading = NAGIOS.read(2, Printed.on("""
                        connect to address 127.0.0.1 and port 9: Connection refused
                        HTTP CRITICAL - Unable to open TCP socket
                        """));

        assertThat(reading.text())
                .containsExactly(
                        "connect to address 127.0.0.1 and port 9: Connection refused",
                        "HTTP CRITICAL - Unable to open TCP socket");
        assertThat(reading.metrics()).isEmpty();
    }

    @Test
    void showsStandardErrorAfterTheTextOrInItsPlace() {
        assertThat(NAGIOS.read(2, Printed.on("one|a=1\ntwo", "three|b=2\n")).text())
                .containsExactly("one", "two", "three|b=2");
        assertThat(NAGIOS.read(2, Printed.on("", "not found\n")).text()).containsExactly("not found");
    }

    @Test
    void keepsTheGoodItemsAndShowsTheBadOnes() {
        Reading reading = NAGIOS.read(0, Printed.on("fine|a=1 b=x 'c d=2 e=3 a=4 f=1;9:2"));

        assertThat(reading.metrics())
                .containsExactly(Metric.of("a", 1, ""), Metric.of("d", 2, ""), Metric.of("e", 3, ""));
        assertThat(reading.text())
                .containsExactly(
                        "fine",
                        "[not a metric: b=x: 'x' is not a number with a unit]",
                        "[not a metric: 'c: the quoted name has no closing ']",
                        "[not a metric: a=4: metric 'a' was given before; its first value counts]",
                        "[not a metric: f=1;9:2: '9:2' is not a range]");
    }

    @Test
    void distrustsTheItemThatTheCutWentThrough() {
        Reading reading = NAGIOS.read(0, Printed.cut("fine|a=1 b=12"));

        assertThat(reading.metrics()).containsExactly(Metric.of("a", 1, ""));
        assertThat(reading.text()).containsExactly("fine", "[not a metric: b=12: the output was cut within this item]");
    }

    @Test
    void trustsAllItemsWhenTheCutWentThroughTheTextAfterThem() {
        assertThat(NAGIOS.read(0, Printed.cut("fine|a=1 b=12\nlong te")).metrics())
                .containsExactly(Metric.of("a", 1, ""), Metric.of("b", 12, ""));
    }

    @Test
    void distrustsTheLastOfThePerformanceDataInFurtherLines() {
        assertThat(NAGIOS.read(0, Printed.cut("fine\nlong|a=1\nb=2\nc=3")).metrics())
                .containsExactly(Metric.of("a", 1, ""), Metric.of("b", 2, ""));
    }

    @Test
    void doesNotDrownThePeopleInReasons() {
        String items = IntStream.range(0, 30_000).mapToObj(i -> "x").collect(Collectors.joining(" "));

        Reading reading = NAGIOS.read(0, Printed.on("fine|" + items));

        assertThat(reading.text()).hasSize(102);
        assertThat(reading.text().get(101)).isEqualTo("[no metrics either: " + items.substring(200) + "]");
    }

    private static Metric metric(
            String name, double value, String unit, String warn, String crit, Double min, Double max) {
        return new Metric(
                name,
                value,
                unit,
                Range.parse(warn).orElseThrow(),
                Range.parse(crit).orElseThrow(),
                min,
                max);
    }
}
