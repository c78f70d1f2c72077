package io.montty.script.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.montty.api.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodesTest {

    private static final String VALUES = "; expected OKAY, WARN, ALERT or NA, with or without 'unknown' after it";
    private static final String KEYS = "; expected a number 0 to 255, a range such as 2..99, or \"*\"";

    @ParameterizedTest
    @CsvSource({
        "montty,0,OKAY,false",
        "montty,1,ALERT,false",
        "montty,3,ALERT,false",
        "montty,253,ALERT,false",
        "montty,254,NA,false",
        "montty,255,WARN,false",
        "nagios,0,OKAY,false",
        "nagios,1,WARN,false",
        "nagios,2,ALERT,false",
        "nagios,3,WARN,true",
        "nagios,4,ALERT,true",
        "nagios,127,ALERT,true",
        "sensu,0,OKAY,false",
        "sensu,1,WARN,false",
        "sensu,2,ALERT,false",
        "sensu,3,WARN,true",
        "sensu,127,WARN,true",
        "systemd,0,OKAY,false",
        "systemd,1,ALERT,false",
        "systemd,2,WARN,true",
        "systemd,4,WARN,true",
        "systemd,5,NA,false",
        "systemd,6,NA,false",
        "systemd,7,ALERT,false",
        "systemd,8,ALERT,true",
        "systemd,199,ALERT,true",
        "systemd,200,WARN,true",
        "systemd,255,WARN,true",
        "lsb,3,WARN,true",
        "lsb,7,ALERT,false",
        "goss,0,OKAY,false",
        "goss,1,ALERT,true",
        "goss,2,ALERT,false",
        "oscap,0,OKAY,false",
        "oscap,1,WARN,true",
        "oscap,2,ALERT,false",
        "oscap,3,ALERT,true",
        "inspec,0,OKAY,false",
        "inspec,1,ALERT,true",
        "inspec,100,ALERT,false",
        "inspec,101,NA,false"
    })
    void presetsMapWhatTheirToolsMean(String preset, int code, Status status, boolean unknown) {
        assertThat(ExitCodes.preset(preset).orElseThrow().verdict(code)).isEqualTo(new Verdict(status, unknown));
    }

    @Test
    void knowsItsPresetsByName() {
        assertThat(ExitCodes.presets())
                .containsExactly("goss", "inspec", "lsb", "montty", "nagios", "oscap", "sensu", "systemd");
        assertThat(ExitCodes.preset("klingon")).isEmpty();
    }

    @Test
    void readsAFreeMap() {
        ExitCodes codes = valid(Map.of("0", "OKAY", "1", "WARN", "2..99", "ALERT", "100", "NA", "*", "WARN unknown"));

        assertThat(codes.verdict(0)).isEqualTo(Verdict.of(Status.OKAY));
        assertThat(codes.verdict(1)).isEqualTo(Verdict.of(Status.WARN));
        assertThat(codes.verdict(2)).isEqualTo(Verdict.of(Status.ALERT));
        assertThat(codes.verdict(99)).isEqualTo(Verdict.of(Status.ALERT));
        assertThat(codes.verdict(100)).isEqualTo(Verdict.of(Status.NA));
        assertThat(codes.verdict(255)).isEqualTo(Verdict.unsure(Status.WARN));
    }

    @Test
    void alertsAtACodeThatAFreeMapLeavesOpen() {
        assertThat(valid(Map.of("0", "OKAY")).verdict(1)).isEqualTo(Verdict.unsure(Status.ALERT));
    }

    @Test
    void reportsAllMistakesOfAMapTogether() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("0", "FINE");
        map.put("one", "WARN");
        map.put("256", "WARN");
        map.put("9..5", "ALERT");
        map.put("10..20", "ALERT");
        map.put("20", "WARN");
        map.put("-1", "WARN");
        map.put("*", "ok");
        map.put(" *", "NA");

        assertThat(ExitCodes.of(map))
                .isEqualTo(new ExitCodes.Parsed.Invalid(List.of(
                        "0: 'FINE' is not a status" + VALUES,
                        "one: is not an exit code" + KEYS,
                        "256: is out of bounds" + KEYS,
                        "9..5: starts after its end; expected 5..9",
                        "-1: is not an exit code" + KEYS,
                        "*: 'ok' is not a status" + VALUES,
                        "*: is given twice; expected one entry for all other codes",
                        "20: overlaps with 10..20; expected each exit code in one entry only")));
    }

    @Test
    void findsOverlapsWithARangeThatReachesOverOthers() {
        assertThat(ExitCodes.of(Map.of("0..100", "OKAY", "5", "WARN", "90..110", "ALERT")))
                .isEqualTo(new ExitCodes.Parsed.Invalid(List.of(
                        "5: overlaps with 0..100; expected each exit code in one entry only",
                        "90..110: overlaps with 0..100; expected each exit code in one entry only")));
    }

    @Test
    void refusesAnEmptyMap() {
        assertThat(ExitCodes.of(Map.of()))
                .isEqualTo(new ExitCodes.Parsed.Invalid(List.of("the map is empty" + KEYS + " with a status each")));
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "0,256", "5,4"})
    void refusesARuleOutOfBounds(int from, int to) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExitCodes.Rule(from, to, Verdict.of(Status.OKAY)))
                .withMessageContaining(from + ".." + to);
    }

    private static ExitCodes valid(Map<String, String> map) {
        assertThat(ExitCodes.of(map)).isInstanceOf(ExitCodes.Parsed.Valid.class);
        return ((ExitCodes.Parsed.Valid) ExitCodes.of(map)).codes();
    }
}
