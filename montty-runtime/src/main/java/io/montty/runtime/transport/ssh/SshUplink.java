package io.montty.runtime.transport.ssh;

import io.montty.runtime.protocol.Answer;
import io.montty.runtime.protocol.Greeting;
import io.montty.runtime.transport.Letter;
import io.montty.runtime.transport.Receipt;
import io.montty.runtime.transport.ServerAddress;
import io.montty.runtime.transport.Uplink;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hand reports in at a server's {@code montty-receive}, over one session for as many as its time allows.
 *
 * <p>Each thing that the server has to do has its deadline; a server that keeps silent costs that much and no more.
 */
public final class SshUplink implements Uplink {

    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(2);

    private final ServerAddress server;
    private final Account account;
    private final Clock clock;
    private final Patience patience;
    private @Nullable Connection connection;
    private Instant opened = Instant.EPOCH;
    private int largest;
    private @Nullable Duration skew;

    /** Prepare to hand in at {@code server}; nothing is connected before the first report. */
    public SshUplink(ServerAddress server, Account account, Clock clock) {
        this(server, account, clock, Patience.USUAL);
    }

    /** Prepare to hand in with deadlines other than {@link Patience#USUAL}. */
    public SshUplink(ServerAddress server, Account account, Clock clock, Patience patience) {
        this.server = server;
        this.account = account;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public synchronized Receipt put(Letter letter) throws IOException {
        if (isOld()) {
            close();
        }
        try {
            return connection == null ? connectAndPut(letter) : put(letter, connection);
        } catch (IOException | RuntimeException e) {
            if (connection != null) {
                connection.cut();
                connection = null;
            }
            throw e;
        }
    }

    /**
     * Return what the server says first, and hand in nothing.
     *
     * @throws IOException if there is no session, with a message that says why and what to do
     */
    public synchronized Greeting greeting() throws IOException {
        close();
        Connection fresh = new Connection(server, account, patience);
        try {
            return fresh.open();
        } finally {
            fresh.close();
        }
    }

    private Receipt connectAndPut(Letter letter) throws IOException {
        Connection fresh = new Connection(server, account, patience);
        connection = fresh;
        opened = clock.instant();
        Greeting greeting = fresh.open();
        if (greeting instanceof Greeting.Busy busy) {
            close();
            return Answers.receipt(busy);
        }
        Greeting.Ready ready = (Greeting.Ready) greeting;
        largest = ready.max();
        skew = Duration.between(clock.instant(), Instant.ofEpochSecond(ready.now()));
        return put(letter, fresh);
    }

    private Receipt put(Letter letter, Connection open) throws IOException {
        if (letter.report().length > largest) {
            return new Receipt.Refused("the report has " + letter.report().length + " bytes, and the server takes "
                    + largest + " at most");
        }
        Answer answer = open.put(letter);
        if (Answers.endsTheSession(answer)) {
            close();
        }
        return Answers.receipt(answer);
    }

    /** A clock that was set back must not keep a session beyond what the server allows. */
    private boolean isOld() {
        Duration age = Duration.between(opened, clock.instant());
        return connection != null && (age.isNegative() || age.compareTo(patience.session()) >= 0);
    }

    /** Return by how much the server's clock is ahead of ours, if that is more than 120 s one way or the other. */
    public synchronized Optional<Duration> skew() {
        return Optional.ofNullable(skew).filter(much -> much.abs().compareTo(TOLERATED_SKEW) > 0);
    }

    @Override
    public String destination() {
        return server.toString();
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
