package io.montty.deployer.enroll;

import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.Inbox;
import io.montty.runtime.store.Incoming;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Count the reports of a host that were taken but not filed yet: the manager will ask whether its key signed them.
 *
 * @param project the project directory
 */
record WaitingReports(ProjectLayout project) {

    /**
     * Refuse to let another key sign for {@code host} while reports that the old one signed are not filed.
     *
     * @throws UsageException if there are any
     */
    void refuseAnotherKey(String host) throws IOException {
        long count = count(host);
        if (count > 0) {
            throw new UsageException((count == 1 ? "1 report of " : count + " reports of ") + host
                    + (count == 1 ? " waits that is" : " wait that are")
                    + " signed with the old key; let the manager file them first: montty manage --project "
                    + project.root());
        }
    }

    private long count(String host) throws IOException {
        if (!Files.isDirectory(project.input())) {
            return 0;
        }
        List<String> unreadable = new ArrayList<>();
        List<Incoming> waiting = new Inbox(project.input())
                .entries((folder, e) -> unreadable.add(folder.path() + ": " + IoReason.of(e)));
        if (!unreadable.isEmpty()) {
            throw new UsageException("it cannot be seen whether reports of " + host + " wait: " + unreadable.get(0));
        }
        return waiting.stream()
                .filter(entry -> entry.origin().host().equals(host))
                .filter(entry -> entry.reportId().isPresent())
                .count();
    }
}
