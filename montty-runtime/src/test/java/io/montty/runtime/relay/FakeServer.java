package io.montty.runtime.relay;

import io.montty.runtime.store.InboxName;
import io.montty.runtime.store.InboxName.Kind;
import io.montty.runtime.transport.Letter;
import io.montty.runtime.transport.Receipt;
import io.montty.runtime.transport.Uplink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Store what is handed in as a receiver of a relay does, in the folder {@code inbox/key/host}. */
final class FakeServer implements Uplink {

    /** Ids in the order in which they were handed in. */
    final List<String> arrived = new ArrayList<>();

    private final Path inbox;
    private final String key;
    private Answer answer = letter -> new Receipt.Taken(false);
    private boolean storing = true;

    /** Answer in place of the server. */
    interface Answer {

        Receipt to(Letter letter) throws IOException;
    }

    FakeServer(Path inbox, String key) {
        this.inbox = inbox;
        this.key = key;
    }

    /** Store nothing from now on, and answer so. */
    FakeServer answering(Answer other) {
        answer = other;
        storing = false;
        return this;
    }

    /** Store, and then answer so. */
    FakeServer storingThen(Answer other) {
        answer = other;
        storing = true;
        return this;
    }

    @Override
    public Receipt put(Letter letter) throws IOException {
        arrived.add(letter.id());
        if (!storing) {
            return answer.to(letter);
        }
        Path folder =
                Files.createDirectories(inbox.resolve(key).resolve(letter.host().orElse("")));
        Path report = folder.resolve(new InboxName(letter.id(), Kind.REPORT).toString());
        if (Files.exists(report)) {
            return Arrays.equals(Files.readAllBytes(report), letter.report())
                    ? new Receipt.Taken(true)
                    : new Receipt.Refused("id-reused");
        }
        if (letter.signature().length > 0) {
            Files.write(folder.resolve(new InboxName(letter.id(), Kind.SIGNATURE).toString()), letter.signature());
        }
        Files.write(report, letter.report());
        return answer.to(letter);
    }

    @Override
    public String destination() {
        return "montty@server";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
