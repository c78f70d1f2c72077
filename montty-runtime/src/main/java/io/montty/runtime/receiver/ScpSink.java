package io.montty.runtime.receiver;

import io.montty.runtime.protocol.Answer;
import io.montty.runtime.protocol.Code;
import io.montty.runtime.store.ReportName;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Take files from {@code scp -O} and older clients, which ask for {@code scp -t PATH}: reports alone, whole, and into
 * the host's own folder whatever the path says.
 */
final class ScpSink {

    private static final int LONGEST_LINE = 512;
    private static final int WARNING = 1;
    private static final int FATAL = 2;
    private static final int LONGEST_NUMBER = 12;

    private final Limits limits;
    private final HostFolders folders;
    private final ReportStore store;
    private final InputStream in;
    private final OutputStream out;
    private int worst = ReceiverExit.DONE;
    private long received;

    /** @param in buffered */
    ScpSink(Limits limits, HostFolders folders, ReportStore store, InputStream in, OutputStream out) {
        this.limits = limits;
        this.folders = folders;
        this.store = store;
        this.in = in;
        this.out = out;
    }

    /** Tell whether the words of {@code command} ask to take files, and for nothing else. */
    static boolean isAskedForBy(String command) {
        String[] words = command.split(" ", -1);
        if (!words[0].equals("scp")) {
            return false;
        }
        boolean sink = false;
        for (int at = 1; at < words.length && words[at].startsWith("-"); at++) {
            String word = words[at];
            if (word.equals("--")) {
                break; // what follows is the path
            }
            for (int letter = 1; letter < word.length(); letter++) {
                if ("vpdrqt".indexOf(word.charAt(letter)) < 0) {
                    return false;
                }
            }
            sink |= word.indexOf('t') > 0;
        }
        return sink;
    }

    /**
     * Tell a client that it cannot be served now, in the way that it understands.
     *
     * @param message without the end of a line
     */
    static void turnAway(OutputStream out, String message) throws IOException {
        say(out, FATAL, message);
    }

    /**
     * Take files until the client has no more.
     *
     * @return the exit code
     * @throws IOException if the client breaks off
     */
    int run() throws IOException {
        accept();
        while (true) {
            int kind = in.read();
            if (kind < 0) {
                return worst;
            }
            String rest = line();
            switch (kind) {
                case 'T' -> accept(); // times are the server's to give
                case 'C' -> file(rest);
                case 'D', 'E' -> refuse("this key hands in reports, not folders", ReceiverExit.DATA);
                case WARNING -> worst = Math.max(worst, ReceiverExit.DATA);
                case FATAL -> {
                    return Math.max(worst, ReceiverExit.DATA);
                }
                default -> {
                    say(out, FATAL, "the client does not speak the protocol of scp");
                    return ReceiverExit.DATA;
                }
            }
        }
    }

    /** Take one file, announced by its mode, its size and its name. */
    private void file(String announced) throws IOException {
        String[] words = announced.split(" ", 3);
        long size = words.length == 3 ? number(words[1]) : -1;
        Optional<ReportName> name = words.length == 3 ? ReportName.parse(words[2]) : Optional.empty();
        if (size < 0) {
            throw new EOFException("the client announces no file");
        }
        received += size;
        if (name.isEmpty()) {
            refuse("the name is not that of a report, expected ID_STATUS_EXPIRY.json or .mty", ReceiverExit.DATA);
        } else if (size > limits.reportBytes()) {
            refuse("the report is larger than " + limits.reportBytes() + " bytes", ReceiverExit.DATA);
        } else if (received > limits.sessionBytes()) {
            refuse("this session has handed in as much as one may; begin another", ReceiverExit.TEMPORARY);
        } else {
            accept();
            body(name.get(), (int) size);
        }
    }

    private void body(ReportName name, int size) throws IOException {
        byte[] body = in.readNBytes(size);
        int end = body.length < size ? -1 : in.read();
        if (end < 0) {
            throw new EOFException("the client broke off in the middle of a file");
        }
        if (end > 0) {
            line(); // the client could not read its file, and sent something to fill the size
            refuse("the file could not be read to its end, so nothing of it was taken", ReceiverExit.DATA);
            return;
        }
        ReportStore.Place place = new ReportStore.Place(folders.of(null), name.id(), name.toString());
        Answer answer = store.take(place, body, Sha256.of(body), ReportStore.unsigned());
        if (answer instanceof Answer.Stored) {
            accept();
        } else if (answer instanceof Answer.Retry retry) {
            refuse(
                    retry.code() == Code.QUOTA
                            ? "as much of this host waits as may wait; try again later"
                            : "the server could not put the report on its disk; try again later",
                    ReceiverExit.TEMPORARY);
        } else {
            refuse("a report of this id was here before, with another body", ReceiverExit.DATA);
        }
    }

    private static long number(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return -1;
        }
        long number = 0;
        for (int at = 0; at < text.length(); at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() == LONGEST_LINE) {
                throw new EOFException("the line has no end");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private void accept() throws IOException {
        out.write(0);
        out.flush();
    }

    private void refuse(String why, int code) throws IOException {
        worst = Math.max(worst, code);
        say(out, WARNING, why);
    }

    private static void say(OutputStream out, int severity, String message) throws IOException {
        out.write(severity);
        out.write(("montty-receive: " + message + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
