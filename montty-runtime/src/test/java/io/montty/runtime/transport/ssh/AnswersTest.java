package io.montty.runtime.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.protocol.Answer;
import io.montty.runtime.protocol.Code;
import io.montty.runtime.transport.LastingTroubleException;
import io.montty.runtime.transport.Receipt;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";

    @Test
    void tellsWhatTheServerHas() throws Exception {
        assertThat(Answers.receipt(new Answer.Stored(ID, true))).isEqualTo(new Receipt.Taken(true));
        assertThat(Answers.receipt(new Answer.Retry(ID, 60, Code.QUOTA)))
                .isInstanceOfSatisfying(
                        Receipt.Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(60)));
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_BIG", "ID_REUSED"})
    void givesAReportUpThatNoServerWillTake(Code code) throws Exception {
        assertThat(Answers.receipt(new Answer.Reject(ID, code))).isInstanceOf(Receipt.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"TOO_BIG", "ID_REUSED"},
            mode = EnumSource.Mode.EXCLUDE)
    void keepsAReportWhoseSenderIsRefused(Code code) {
        assertThatThrownBy(() -> Answers.receipt(new Answer.Reject(ID, code)))
                .isInstanceOf(LastingTroubleException.class);
    }
}
