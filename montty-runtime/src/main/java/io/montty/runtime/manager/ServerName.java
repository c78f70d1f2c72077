package io.montty.runtime.manager;

import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.HostName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Find out what this server is called. */
final class ServerName {

    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");
    private static final HostKey NAMELESS = HostKey.known("localhost");

    private ServerName() {}

    /** Return the key of this server as a host. */
    static HostKey find() {
        try {
            String name = Files.readString(KERNEL, StandardCharsets.ISO_8859_1).strip();
            return HostName.of(name).map(HostKey::known).orElse(NAMELESS);
        } catch (IOException e) {
            return NAMELESS;
        }
    }
}
