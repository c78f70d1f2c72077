package io.montty.runtime.transport.ssh;

import io.montty.runtime.protocol.Answer;
import io.montty.runtime.protocol.Code;
import io.montty.runtime.protocol.Greeting;
import io.montty.runtime.transport.LastingTroubleException;
import io.montty.runtime.transport.Receipt;
import java.time.Duration;

/** Put into words what a receiver answers. */
final class Answers {

    private Answers() {}

    static Receipt receipt(Greeting.Busy busy) {
        return new Receipt.Later(Duration.ofSeconds(busy.seconds()), words(busy.code()));
    }

    /**
     * Say what became of a report.
     *
     * @throws LastingTroubleException if the server refuses the sender rather than the report, which is kept then
     */
    static Receipt receipt(Answer answer) throws LastingTroubleException {
        if (answer instanceof Answer.Stored stored) {
            return new Receipt.Taken(stored.duplicate());
        }
        if (answer instanceof Answer.Retry retry) {
            Duration after = Duration.ofSeconds(retry.seconds());
            return new Receipt.Later(after, words(retry.code()), retry.code() == Code.QUOTA);
        }
        Code code = ((Answer.Reject) answer).code();
        if (code == Code.TOO_BIG || code == Code.ID_REUSED) {
            return new Receipt.Refused(words(code));
        }
        throw new LastingTroubleException(words(code));
    }

    /** Tell whether the receiver ends the session after this, since it cannot know where the next frame begins. */
    static boolean endsTheSession(Answer answer) {
        return answer instanceof Answer.Reject reject
                && (reject.code() == Code.BAD_FRAME || reject.code() == Code.TOO_BIG);
    }

    private static String words(Code code) {
        return switch (code) {
            case BUSY -> "the server has no place for one more sender at the moment";
            case DIGEST -> "what arrived at the server is not what was sent";
            case QUOTA -> "as much of this host waits at the server as may wait there; does montty manage run there?";
            case DISK -> "the server cannot put the report on its disk; look whether that is full";
            case TOO_BIG -> "the report is larger than the server takes";
            case BAD_FRAME -> "the server does not understand what was sent; look whether both run the same version";
            case ID_REUSED -> "the server had a report of this id before, with another body";
            case WRONG_HOST ->
                "the key may not hand in reports of this host; see on the server how it is bound, with: montty doctor";
            case OTHER -> "the server says why in a word that this version does not know";
        };
    }
}
