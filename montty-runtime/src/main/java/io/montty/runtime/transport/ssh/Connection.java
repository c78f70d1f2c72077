package io.montty.runtime.transport.ssh;

import io.montty.runtime.protocol.Answer;
import io.montty.runtime.protocol.Greeting;
import io.montty.runtime.transport.Letter;
import io.montty.runtime.transport.ServerAddress;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hold one connection with a receiver, and no caller longer than the deadline of what it asked for. */
final class Connection {

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final ServerAddress server;
    private final Account account;
    private final Patience patience;
    private final Sockets sockets;
    private final Worker worker;
    private @Nullable SshSession session;
    private @Nullable ReceiverChannel receiver;

    Connection(ServerAddress server, Account account, Patience patience) {
        this.server = server;
        this.account = account;
        this.patience = patience;
        this.sockets = new Sockets(beyond(patience.connect()));
        this.worker = new Worker(sockets::cut);
    }

    /** Connect, log in, start the receiver and return what it says first. */
    Greeting open() throws IOException {
        ReceiverChannel opened =
                worker.within(patience.connect(), "the server did not finish connecting and logging in", () -> {
                    SshSession connected =
                            SshSession.open(Route.to(server, account), account, sockets, beyond(patience.connect()));
                    session = connected;
                    return ReceiverChannel.open(connected, beyond(patience.connect()));
                });
        receiver = opened;
        return worker.within(
                patience.greeting(), "the server let us in, but montty-receive did not greet", opened::greeting);
    }

    /** Hand in one report; the connection must be open. */
    Answer put(Letter letter) throws IOException {
        ReceiverChannel open = receiver;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return worker.within(
                patience.report(), "the server did not take and answer the report", () -> open.put(letter));
    }

    /** Say good-bye and disconnect, as long as the server does not make that long. */
    void close() {
        try {
            worker.within(FAREWELL, "the server did not let go", () -> {
                if (receiver != null) {
                    receiver.bye();
                }
                if (session != null) {
                    session.close();
                }
                return true;
            });
        } catch (IOException e) {
            // All that was handed in has its answer.
        } finally {
            cut();
        }
    }

    /** Disconnect without a word, and without waiting for anything. */
    void cut() {
        sockets.cut();
        worker.close();
    }

    /** The library's own timeouts must not come first: it does not say what was waited for. */
    private static int beyond(Duration deadline) {
        return (int) deadline.multipliedBy(2).toMillis();
    }
}
