package io.montty.runtime.transport;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.HostName;
import io.montty.runtime.store.PrivateFolder;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Hand reports in at this machine's own server: put them into this host's folder of its inbox. */
public final class LocalDelivery implements Delivery {

    private final Path inbox;
    private final Path folder;

    /**
     * Deliver into the inbox {@code inbox}.
     *
     * @param host what this host is called; its reports go into the inbox itself if that is no name for a folder
     */
    public LocalDelivery(Path inbox, String host) {
        this.inbox = inbox;
        this.folder = HostName.of(host).map(inbox::resolve).orElse(inbox);
    }

    @Override
    public Receipt deliver(byte[] report, ReportName name) throws IOException {
        if (!folder.equals(inbox)) {
            make(folder);
        }
        for (String flaw : PrivateFolder.flaws(List.of(inbox, folder))) {
            throw new LastingTroubleException(flaw);
        }
        AtomicFiles.write(folder.resolve(name.toString()), report);
        return new Receipt.Taken(false);
    }

    /** Nobody but the owner may look into what a host hands in, nor add to it. */
    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) { // else another run was as quick
                throw e;
            }
        }
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
