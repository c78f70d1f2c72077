package io.montty.runtime.manager;

import io.montty.runtime.store.Incoming;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.attribute.PosixFilePermission;

/** Say what is wrong with a file of the inbox that is another user's. */
final class ForeignFile {

    private ForeignFile() {}

    static String owner(Incoming file) {
        return file.attributes().owner().getName();
    }

    /** Return why {@code file} cannot be read, and whether its host or this server must mend that. */
    static String reason(Incoming file, IOException e) {
        if (!file.foreign() || !(e instanceof AccessDeniedException)) {
            return IoTrouble.reason(e);
        }
        if (file.attributes().permissions().contains(PosixFilePermission.GROUP_READ)) {
            String group = file.attributes().group().getName();
            return "permission denied; it belongs to " + owner(file) + ", and the manager's user is not in the group "
                    + group + ": usermod --append --groups " + group + " USER, then let the manager start anew";
        }
        return "permission denied; it belongs to " + owner(file) + ", who alone may read it, as on the host that sent"
                + " it; let that host make it readable first: chmod 640 REPORT";
    }
}
