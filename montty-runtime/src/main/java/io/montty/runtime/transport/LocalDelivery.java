package io.montty.runtime.transport;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.HostName;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Hand reports in at this machine's own server: put them into its inbox. */
public final class LocalDelivery implements Delivery {

    private final Path folder;

    /**
     * Deliver into {@code inbox}, and there into the folder of {@code host}: whoever may write there is believed to be
     * that host. A name that no server takes for a host's has no such folder.
     */
    public LocalDelivery(Path inbox, String host) {
        this.folder = HostName.of(host).map(inbox::resolve).orElse(inbox);
    }

    @Override
    public Receipt deliver(byte[] report, ReportName name) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        AtomicFiles.write(folder.resolve(name.toString()), report);
        return new Receipt.Taken(false);
    }

    @Override
    public String destination() {
        return folder.toString();
    }

    @Override
    public void close() {
        // A folder needs no farewell.
    }
}
