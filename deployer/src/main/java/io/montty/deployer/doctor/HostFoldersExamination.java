package io.montty.deployer.doctor;

import io.montty.runtime.store.HostName;
import io.montty.runtime.store.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Look at the folders that receivers write hosts' reports in.
 *
 * @param own the folder of this machine's own checker, which needs no key; empty if it has none
 */
record HostFoldersExamination(Site site, Bindings bindings, String own) implements Examination {

    /** What lies beside a report and does not count. */
    private static final String SIGNATURE = ".sig";

    @Override
    public String name() {
        return "folders of hosts";
    }

    @Override
    public List<Finding> look() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Set<String> bound = bindings.all().stream().map(Binding::name).collect(Collectors.toSet());
        int count = 0;
        for (Path folder : Site.list(site.project().input())) {
            String name = String.valueOf(folder.getFileName());
            if (Files.isSymbolicLink(folder)) {
                findings.add(Finding.wrong(
                        folder + " is a symbolic link, where a host's folder is expected",
                        "put the folder itself in its place"));
            } else if (!name.equals(own) && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                count++;
                folder(folder, name, bound, findings);
                quota(folder, name, findings);
                for (Path forwarded : Site.list(folder)) {
                    if (Files.isDirectory(forwarded, LinkOption.NOFOLLOW_LINKS)) {
                        quota(forwarded, name + "/" + forwarded.getFileName(), findings);
                    }
                }
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(
                    count == 0
                            ? "there are none yet; each is made with its host's first report"
                            : Spans.counted(count, "host")
                                    + " handed in reports, each by a key or an account of its own"));
        }
        return findings;
    }

    /** A host at its bound keeps its reports, and drops the oldest when it has too many of them itself. */
    private void quota(Path folder, String host, List<Finding> findings) throws IOException {
        int waiting = 0;
        for (Path file : Site.list(folder)) {
            boolean signature = String.valueOf(file.getFileName()).endsWith(SIGNATURE);
            waiting += !signature && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? 1 : 0;
        }
        if (waiting >= Inbox.MOST_OF_A_HOST) {
            findings.add(Finding.wrong(
                    waiting + " files of " + host + " wait, and at most " + Inbox.MOST_OF_A_HOST
                            + " reports may: no more of it are taken until these are filed",
                    site.montty("manage --status")));
        }
    }

    /** An account that hands in reports over SFTP writes by its group; a receiver's folder is its user's alone. */
    private static boolean isAnAccounts(Path folder) throws IOException {
        return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.GROUP_WRITE);
    }

    private void folder(Path folder, String name, Set<String> bound, List<Finding> findings) throws IOException {
        if (!HostName.isValid(name)) {
            findings.add(Finding.warn(
                    folder + " is not named like a host, and nobody looks into it", "ls -la " + site.word(folder)));
        } else if (!bound.contains(name) && !isAnAccounts(folder)) {
            findings.add(Finding.warn(
                    folder + " is there, but no key is bound to " + name,
                    "montty enroll USER@HOST --name " + name + ", or, if the host is gone: rmdir "
                            + site.word(folder)));
        }
        if (Site.owner(folder) != site.uid() || !Files.isWritable(folder)) {
            findings.add(Finding.wrong(
                    site.user() + " cannot write to " + folder + ", or it belongs to somebody else",
                    "chown -R " + site.user() + " " + site.word(folder)));
        }
    }
}
