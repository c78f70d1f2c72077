package io.montty.runtime.checker;

import io.montty.runtime.transport.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Hand in what waits in the spool, the oldest first; a report leaves the spool only when the server has it. */
final class Sender {

    private final Spool spool;
    private final Delivery delivery;

    Sender(Spool spool, Delivery delivery) {
        this.spool = spool;
        this.delivery = delivery;
    }

    /**
     * Hand in all that waits, up to the first that fails.
     *
     * @return why reports are still waiting, or empty if none are
     */
    Optional<String> send() throws IOException {
        List<Spool.Waiting> waiting = spool.waiting();
        for (int sent = 0; sent < waiting.size(); sent++) {
            Spool.Waiting next = waiting.get(sent);
            try {
                delivery.deliver(next.file(), next.name());
            } catch (IOException e) {
                int left = waiting.size() - sent;
                return Optional.of((left == 1 ? "1 report waits" : left + " reports wait") + " in the spool, since "
                        + delivery.destination() + " does not take " + (left == 1 ? "it" : "them") + ": "
                        + e.getMessage()
                        + "; the next run tries again");
            }
            Files.delete(next.file());
        }
        return Optional.empty();
    }
}
