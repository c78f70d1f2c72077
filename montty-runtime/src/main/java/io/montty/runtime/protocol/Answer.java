package io.montty.runtime.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Say what became of a report. */
public sealed interface Answer {

    /** Return the id of the report. */
    String id();

    /** Return the line that says so, without its end. */
    String line();

    /**
     * The server has the report on its disk.
     *
     * @param duplicate whether it had it before
     */
    record Stored(String id, boolean duplicate) implements Answer {

        @Override
        public String line() {
            return "ACK " + id + (duplicate ? " duplicate" : " stored");
        }
    }

    /**
     * The server does not have it, and may take it later.
     *
     * @param seconds after which it is worth trying again
     */
    record Retry(String id, int seconds, Code code) implements Answer {

        @Override
        public String line() {
            return "NAK " + id + " retry " + seconds + " " + code.word();
        }
    }

    /** The server will never take it. */
    record Reject(String id, Code code) implements Answer {

        @Override
        public String line() {
            return "NAK " + id + " reject " + code.word();
        }
    }

    /**
     * Read a line.
     *
     * @throws ProtocolException if it is no answer
     */
    static Answer parse(String line) throws ProtocolException {
        Matcher matcher = Syntax.LINE.matcher(line);
        if (!matcher.matches()) {
            throw new ProtocolException("the server answers '" + line + "', expected ACK or NAK");
        }
        String id = matcher.group("id");
        if (matcher.group("ack") != null) {
            return new Stored(id, matcher.group("ack").equals("duplicate"));
        }
        return matcher.group("seconds") != null
                ? new Retry(id, Integer.parseInt(matcher.group("seconds")), Code.of(matcher.group("later")))
                : new Reject(id, Code.of(matcher.group("never")));
    }

    /** Hold the pattern, which an interface cannot hide. */
    final class Syntax {

        private static final Pattern LINE = Pattern.compile(
                "(?:ACK (?=[0-9a-f]{32} [sd])|NAK (?=[0-9a-f]{32} r))(?<id>[0-9a-f]{32}) "
                        + "(?:(?<ack>stored|duplicate)|retry (?<seconds>\\d{1,5}) (?<later>[a-z-]{1,20})|reject (?<never>[a-z-]{1,20}))");

        private Syntax() {}
    }
}
