package io.montty.runtime.receiver;

import io.montty.runtime.protocol.Answer;
import io.montty.runtime.protocol.Code;
import io.montty.runtime.protocol.Greeting;
import io.montty.runtime.protocol.LineReader;
import io.montty.runtime.protocol.ProtocolException;
import io.montty.runtime.protocol.Put;
import io.montty.runtime.store.HostName;
import io.montty.runtime.store.InboxName;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Speak the acknowledged protocol with one sender, to the end of its session. */
final class ProtocolSession {

    private static final int AFTER_WRONG_DIGEST = 5;
    private static final int AFTER_FULL_SESSION = 5;
    private static final int GO_ON = -1;

    /** Stands for the id of a report where the sender's line does not hold one. */
    private static final String NO_ID = "0".repeat(32);

    private static final String PUT = "PUT ";

    private final Sender sender;
    private final Limits limits;
    private final HostFolders folders;
    private final ReportStore store;
    private final LineReader in;
    private final OutputStream out;
    private long received;

    /** @param in buffered */
    ProtocolSession(
            Sender sender, Limits limits, HostFolders folders, ReportStore store, InputStream in, OutputStream out) {
        this.sender = sender;
        this.limits = limits;
        this.folders = folders;
        this.store = store;
        this.in = new LineReader(in);
        this.out = out;
    }

    /**
     * Greet and answer every frame.
     *
     * @return the exit code
     * @throws IOException if the sender breaks off
     */
    int run(Instant now) throws IOException {
        say(new Greeting.Ready(sender.name(), limits.reportBytes(), now.getEpochSecond()).line());
        int code = GO_ON;
        while (code == GO_ON) {
            code = next();
        }
        return code;
    }

    private int next() throws IOException {
        String line;
        try {
            line = in.line();
        } catch (ProtocolException e) {
            return lost(NO_ID, Code.BAD_FRAME);
        }
        if (line == null || line.equals("BYE")) {
            return ReceiverExit.DONE;
        }
        if (line.equals("PING")) {
            say("PONG");
            return GO_ON;
        }
        Optional<Put> put = Put.parse(line);
        return put.isPresent() ? take(put.get()) : lost(idIn(line), Code.BAD_FRAME);
    }

    private int take(Put put) throws IOException {
        if (put.length() > limits.reportBytes()) {
            return lost(put.id(), Code.TOO_BIG);
        }
        received += put.length();
        if (received > limits.sessionBytes()) {
            say(new Answer.Retry(put.id(), AFTER_FULL_SESSION, Code.QUOTA).line());
            return ReceiverExit.TEMPORARY;
        }
        // Even what will be refused is read first: else nobody knows where the next frame begins.
        byte[] body = in.bytes((int) put.length());
        byte[] signature = in.bytes(put.signatureLength());
        say(answer(put, body, signature).line());
        return GO_ON;
    }

    private Answer answer(Put put, byte[] body, byte[] signature) {
        String host = put.host();
        if (host != null && !(sender.relay() && HostName.isValid(host))) {
            return new Answer.Reject(put.id(), Code.WRONG_HOST);
        }
        String digest = Sha256.of(body);
        if (!digest.equals(put.sha256())) {
            return new Answer.Retry(put.id(), AFTER_WRONG_DIGEST, Code.DIGEST);
        }
        String fileName = new InboxName(put.id(), InboxName.Kind.REPORT).toString();
        return store.take(new ReportStore.Place(folders.of(host), put.id(), fileName), body, digest, signature);
    }

    /** Answer what nobody can go on after: it is not known where the next frame begins. */
    private int lost(String id, Code code) throws IOException {
        say(new Answer.Reject(id, code).line());
        return ReceiverExit.DATA;
    }

    private static String idIn(String line) {
        int end = PUT.length() + NO_ID.length();
        return line.startsWith(PUT) && line.length() >= end && ReportName.isId(line.substring(PUT.length(), end))
                ? line.substring(PUT.length(), end)
                : NO_ID;
    }

    private void say(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
