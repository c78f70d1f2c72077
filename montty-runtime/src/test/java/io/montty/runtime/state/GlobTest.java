package io.montty.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web1|web1|true",
                "web1|web10|false",
                "web*|web|true",
                "web*|site1/web1|false",
                "*web*|site1/web1|true",
                "*|Disk /var (root)|true",
                "host.disk/*|host.disk//var|true",
                "a?c|abc|true",
                "a?c|ac|false",
                "*a*b|xaxbxb|true",
                "*a*b|xaxbx|false",
                "[ab]|a|false",
                "[ab]|[ab]|true",
                "{a,b}|{a,b}|true",
                "\\*|\\x|true",
                "a.c|abc|false",
                "**|x|true",
            })
    void takesNothingButStarsAndQuestionMarksForMoreThanThemselves(String glob, String text, boolean matches) {
        assertThat(new Glob(glob).matches(text)).isEqualTo(matches);
    }

    @Test
    void answersSoonWhateverThePattern() {
        assertThat(new Glob("*a".repeat(100) + "b").matches("a".repeat(10_000))).isFalse();
    }
}
