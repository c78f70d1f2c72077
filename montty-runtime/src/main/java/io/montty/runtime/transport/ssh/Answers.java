package io.montty.runtime.transport.ssh;

import io.montty.runtime.protocol.Answer;
import io.montty.runtime.protocol.Code;
import io.montty.runtime.protocol.Greeting;
import io.montty.runtime.transport.Receipt;
import java.time.Duration;

/** Put into words what a receiver answers. */
final class Answers {

    private Answers() {}

    static Receipt receipt(Greeting.Busy busy) {
        return new Receipt.Later(Duration.ofSeconds(busy.seconds()), words(busy.code()));
    }

    static Receipt receipt(Answer answer) {
        if (answer instanceof Answer.Stored stored) {
            return new Receipt.Taken(stored.duplicate());
        }
        if (answer instanceof Answer.Retry retry) {
            return new Receipt.Later(Duration.ofSeconds(retry.seconds()), words(retry.code()));
        }
        return new Receipt.Refused(words(((Answer.Reject) answer).code()));
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
            case WRONG_HOST -> "the key may not hand in reports of this host";
            case OTHER -> "the server says why in a word that this version does not know";
        };
    }
}
