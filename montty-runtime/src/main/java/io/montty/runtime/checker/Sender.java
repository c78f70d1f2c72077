package io.montty.runtime.checker;

import io.montty.runtime.store.IoReason;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Hand in what waits in the spool, the oldest first; a report leaves the spool only when the server has it. */
final class Sender {

    private final Spool spool;
    private final Delivery delivery;

    Sender(Spool spool, Delivery delivery) {
        this.spool = spool;
        this.delivery = delivery;
    }

    /**
     * Hand in all that waits, up to the first that the server does not take.
     *
     * @return what kept reports waiting; empty if none are
     */
    List<String> send() {
        List<String> troubles = new ArrayList<>();
        try {
            Deque<Spool.Waiting> waiting = new ArrayDeque<>(spool.waiting());
            while (!waiting.isEmpty() && handIn(waiting, troubles)) {
                waiting.remove();
            }
        } catch (IOException e) {
            troubles.add(
                    "the spool cannot be read: " + IoReason.of(e) + "; make it readable and writable for this user");
        }
        return troubles;
    }

    /** Hand in the first of {@code waiting}, and tell whether to go on with the next. */
    private boolean handIn(Deque<Spool.Waiting> waiting, List<String> troubles) {
        Spool.Waiting next = waiting.element();
        byte[] report;
        try {
            report = Files.readAllBytes(next.file());
        } catch (IOException e) {
            troubles.add("a report cannot be read and stays in the spool: " + IoReason.of(e)
                    + "; make it readable for this user, or delete it");
            return true;
        }
        try {
            Receipt receipt = delivery.deliver(report, next.name());
            if (!(receipt instanceof Receipt.Taken)) {
                troubles.add("the server does not take a report: " + receipt);
                return false;
            }
        } catch (IOException e) {
            troubles.add(refused(waiting.size(), e));
            return false;
        }
        try {
            Files.delete(next.file());
        } catch (IOException e) {
            troubles.add("a report was handed in, but cannot be removed from the spool: " + IoReason.of(e)
                    + "; it is handed in again until it is removed");
        }
        return true;
    }

    private String refused(int left, IOException e) {
        return (left == 1 ? "1 report waits" : left + " reports wait") + " in the spool, since "
                + delivery.destination() + " does not take " + (left == 1 ? "it" : "them") + ": " + IoReason.of(e)
                + "; the next run tries again";
    }
}
