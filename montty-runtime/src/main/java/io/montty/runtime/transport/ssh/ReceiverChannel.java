package io.montty.runtime.transport.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import io.montty.runtime.protocol.Answer;
import io.montty.runtime.protocol.Greeting;
import io.montty.runtime.protocol.LineReader;
import io.montty.runtime.protocol.ProtocolException;
import io.montty.runtime.protocol.Put;
import io.montty.runtime.transport.Letter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** Talk to the receiver at the other end of a session. */
final class ReceiverChannel {

    /** What the server is asked to run; a key that is bound to a command runs that in its place. */
    private static final String COMMAND = "montty-receive";

    private static final int TURN_MILLIS = 25;
    private static final int MOST_TURNS = 20;

    private final ChannelExec channel;
    private final LineReader in;
    private final OutputStream out;
    private final Utterance words = new Utterance();

    private ReceiverChannel(ChannelExec channel) throws IOException {
        this.channel = channel;
        // Streams that are taken after the connection miss what has come by then.
        this.in = new LineReader(new BufferedInputStream(channel.getInputStream()));
        this.out = channel.getOutputStream();
        channel.setErrStream(words);
    }

    /** Start the receiver. */
    static ReceiverChannel open(SshSession session, int connectMillis) throws IOException {
        try {
            ChannelExec channel = (ChannelExec) session.channel("exec");
            channel.setCommand(COMMAND);
            channel.setPty(false);
            channel.setAgentForwarding(false);
            channel.setXForwarding(false);
            ReceiverChannel receiver = new ReceiverChannel(channel);
            channel.connect(connectMillis);
            return receiver;
        } catch (JSchException e) {
            throw new IOException(
                    "the server starts no receiver: " + SshTrouble.printable(String.valueOf(e.getMessage())), e);
        }
    }

    /** Read what the receiver says first. */
    Greeting greeting() throws IOException, InterruptedException {
        String said;
        try {
            String line = in.line();
            if (line != null && line.startsWith(Greeting.VERSION)) {
                return Greeting.parse(line);
            }
            said = line == null ? "the server ends the session without a greeting" : "the server says '" + line + "'";
        } catch (ProtocolException e) {
            said = e.getMessage();
        }
        awaitEnd();
        throw new ProtocolException(said + aside() + ", expected the greeting of montty-receive; is the key bound to it"
                + " in the server's authorized_keys? If it may do SFTP, set server.dir");
    }

    /** What is said beside the protocol may be the only hint, and come a moment later. */
    private void awaitEnd() throws InterruptedException {
        for (int turn = 0; turn < MOST_TURNS && !channel.isClosed(); turn++) {
            TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
        }
    }

    /** Hand in one report. */
    Answer put(Letter letter) throws IOException {
        byte[] report = letter.report();
        byte[] signature = letter.signature();
        Put put = new Put(
                letter.id(),
                report.length,
                sha256(report),
                signature.length,
                letter.host().orElse(null));
        say(put.line());
        out.write(report);
        out.write(signature);
        out.flush();
        String line = in.line();
        if (line == null) {
            throw new IOException("the server ended the session before it answered" + aside());
        }
        Answer answer = Answer.parse(line);
        if (!answer.id().equals(letter.id())) {
            throw new ProtocolException("the server answers '" + line + "', expected an answer about " + letter.id());
        }
        return answer;
    }

    /** Tell the receiver that nothing more comes. */
    void bye() throws IOException {
        say("BYE");
        out.flush();
    }

    private void say(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private String aside() {
        int code = channel.getExitStatus();
        String line = words.line();
        return (code > 0 ? ", with exit code " + code : "") + (line.isEmpty() ? "" : ", and beside that: " + line);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java is without SHA-256", e);
        }
    }
}
