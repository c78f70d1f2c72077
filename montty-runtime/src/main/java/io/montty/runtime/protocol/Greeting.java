package io.montty.runtime.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Say what a server says first: that it is ready, or that it has no place for one more sender. */
public sealed interface Greeting {

    /** What every greeting begins with. */
    String VERSION = "MONTTY/1";

    /**
     * The server takes reports.
     *
     * @param host the host that it takes them for, as the key is bound
     * @param max the most bytes a report may have
     * @param now the server's clock, in seconds of the epoch
     */
    record Ready(String host, int max, long now) implements Greeting {

        @Override
        public String line() {
            return VERSION + " READY host=" + host + " max=" + max + " now=" + now;
        }
    }

    /**
     * The server takes no reports in this session.
     *
     * @param seconds after which it is worth trying again
     * @param code why
     */
    record Busy(int seconds, Code code) implements Greeting {

        @Override
        public String line() {
            return VERSION + " BUSY " + seconds + " " + code.word();
        }
    }

    /** Return the line that says so, without its end. */
    String line();

    /**
     * Read a line.
     *
     * @throws ProtocolException if it is no greeting of this version
     */
    static Greeting parse(String line) throws ProtocolException {
        Matcher ready = Syntax.READY.matcher(line);
        if (ready.matches()) {
            return new Ready(
                    ready.group("host"), Integer.parseInt(ready.group("max")), Long.parseLong(ready.group("now")));
        }
        Matcher busy = Syntax.BUSY.matcher(line);
        if (busy.matches()) {
            return new Busy(Integer.parseInt(busy.group("seconds")), Code.of(busy.group("code")));
        }
        throw new ProtocolException("the server says '" + line + "', expected " + VERSION
                + " READY; is the key bound to montty-receive in the server's authorized_keys?");
    }

    /** Hold the patterns, which an interface cannot hide. */
    final class Syntax {

        private static final Pattern READY = Pattern.compile(
                VERSION + " READY host=(?<host>[a-z0-9.-]{1,63}) max=(?<max>\\d{1,9}) now=(?<now>\\d{1,12})");
        private static final Pattern BUSY =
                Pattern.compile(VERSION + " BUSY (?<seconds>\\d{1,5}) (?<code>[a-z-]{1,20})");

        private Syntax() {}
    }
}
