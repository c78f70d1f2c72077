package io.montty.runtime.receiver;

import io.montty.runtime.protocol.Answer;
import io.montty.runtime.protocol.Code;

/** Hold what was handed in at once: a report, and the signature of it. */
final class Parcel {

    final ReportStore.Place place;
    final byte[] body;

    /** The SHA-256 of the body. */
    final String digest;

    /** Nothing where it has none. */
    final byte[] signature;

    Parcel(ReportStore.Place place, byte[] body, String digest, byte[] signature) {
        this.place = place;
        this.body = body;
        this.digest = digest;
        this.signature = signature;
    }

    boolean isSigned() {
        return signature.length > 0;
    }

    Answer stored(boolean again) {
        return new Answer.Stored(place.id(), again);
    }

    Answer later(int seconds, Code code) {
        return new Answer.Retry(place.id(), seconds, code);
    }
}
