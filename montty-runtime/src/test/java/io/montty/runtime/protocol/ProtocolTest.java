package io.montty.runtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String SHA = "a".repeat(64);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MONTTY/1 READY host=web1.example.org max=1048576 now=1795383957",
                "MONTTY/1 BUSY 5 busy",
            })
    void readsEveryGreetingThatItWrites(String line) throws Exception {
        assertThat(Greeting.parse(line).line()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACK " + ID + " stored",
                "ACK " + ID + " duplicate",
                "NAK " + ID + " retry 60 quota",
                "NAK " + ID + " reject id-reused",
            })
    void readsEveryAnswerThatItWrites(String line) throws Exception {
        Answer answer = Answer.parse(line);

        assertThat(answer.line()).isEqualTo(line);
        assertThat(answer.id()).isEqualTo(ID);
    }

    @Test
    void readsWhatIsAnnounced() {
        String plain = "PUT " + ID + " 5 " + SHA;

        assertThat(Put.parse(plain)).contains(new Put(ID, 5, SHA, 0, null));
        assertThat(Put.parse(plain + " sig=295 host=web1")).contains(new Put(ID, 5, SHA, 295, "web1"));
        assertThat(Put.parse(plain + " sig=295 host=web1").map(Put::line)).contains(plain + " sig=295 host=web1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PUT",
                "PUT " + ID + " -1 x",
                "PUT ../etc/passwd 5 x",
                "PUT 0123456789ABCDEF0123456789ABCDEF 5 " + "a",
            })
    void takesNothingElseForAnAnnouncement(String line) {
        assertThat(Put.parse(line)).isEmpty();
    }

    @Test
    void takesNoLongSignatureAndNoOtherWords() {
        String plain = "PUT " + ID + " 5 " + SHA;

        assertThat(Put.parse(plain + " sig=" + (Put.LARGEST_SIGNATURE + 1))).isEmpty();
        assertThat(Put.parse(plain + " host=web1 sig=5")).isEmpty();
        assertThat(Put.parse(plain + " host=..%2f")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACK " + ID + " retry 5 busy", "NAK " + ID + " stored", "hello", "ACK x stored"})
    void takesNothingElseForAnAnswer(String line) {
        assertThatThrownBy(() -> Answer.parse(line)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void keepsAWordThatItDoesNotKnow() throws Exception {
        assertThat(Answer.parse("NAK " + ID + " reject too-blue")).isEqualTo(new Answer.Reject(ID, Code.OTHER));
    }

    @Test
    void readsLinesAndTheBytesBetween() throws Exception {
        LineReader reader = reader("one\n\0\1\2two\n");

        assertThat(reader.line()).isEqualTo("one");
        assertThat(reader.bytes(3)).containsExactly(0, 1, 2);
        assertThat(reader.line()).isEqualTo("two");
        assertThat(Optional.ofNullable(reader.line())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no end", "esc \u001b[2J\n", "cr\r\n", "\u00e4\n", "tab\t\n"})
    void refusesWhatIsNoLineOfTheProtocol(String text) {
        assertThatThrownBy(() -> reader(text).line()).isInstanceOf(ProtocolException.class);
    }

    @Test
    void stopsAtALineThatNeverEnds() {
        assertThat(LineReader.LONGEST).isEqualTo(200);
        assertThatThrownBy(() -> reader("x".repeat(100_000)).line())
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("beyond 200 bytes");
    }

    @Test
    void saysHowMuchIsMissing() {
        assertThatThrownBy(() -> reader("abc").bytes(5))
                .isInstanceOf(EOFException.class)
                .hasMessage("the stream ended after 3 of 5 bytes");
    }

    private static LineReader reader(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
