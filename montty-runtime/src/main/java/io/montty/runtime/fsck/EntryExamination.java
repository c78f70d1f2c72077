package io.montty.runtime.fsck;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.HostName;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nothing lies in the folder of the state that is not of MonTTY, and no folder of a voucher is left empty. */
final class EntryExamination implements Examination {

    /** What is set aside keeps its name, with when and why behind it. */
    private static final Pattern ASIDE =
            Pattern.compile("(?<name>.+)[.](?:broken|damaged)-[0-9TZ]+(?:-[a-z]+|[.][0-9]+)*");

    private static final Pattern OF_DATABASE = Pattern.compile("history[.]db(?:-(?:wal|shm|journal))?|history-open");

    private final Site site;
    private final Set<String> ours;

    EntryExamination(Site site) {
        this.site = site;
        ProjectLayout layout = site.layout();
        this.ours = Stream.concat(
                        Stream.of(
                                        layout.seen(),
                                        layout.past(),
                                        layout.housekeeping(),
                                        layout.filing(),
                                        layout.drops(),
                                        layout.relayLastRun(),
                                        layout.receiving(),
                                        layout.audit(),
                                        layout.hosts(),
                                        layout.damaged(),
                                        layout.rebuilt(),
                                        layout.downtimes(),
                                        layout.managerLastRun(),
                                        layout.managerLastFailure())
                                .map(Site::fileName),
                        Stream.of("manager-state", "manager-clock", "condition"))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void examine(Consumer<Finding> findings) throws IOException {
        for (Path entry : Site.list(site.layout().state())) {
            if (!isPassedOver(entry) && !isOurs(Site.fileName(entry))) {
                findings.accept(Finding.byHand(site.name(entry), "MonTTY did not put it there", "move it elsewhere"));
            }
        }
        for (Path note : Site.list(site.layout().seen())) {
            if (!isPassedOver(note) && !ReportName.isId(Site.fileName(note))) {
                findings.accept(site.away(note, "", "not the note of a report, by its name"));
            }
        }
        for (Path voucher : Site.list(site.layout().hosts())) {
            if (HostName.isValid(Site.fileName(voucher))
                    && Files.isDirectory(voucher, LinkOption.NOFOLLOW_LINKS)
                    && Site.list(voucher).isEmpty()) {
                findings.accept(site.remove(voucher, "there is no host in it"));
            }
        }
    }

    private boolean isOurs(String name) {
        var aside = ASIDE.matcher(name);
        String bare = aside.matches() ? aside.group("name") : name;
        return ours.contains(bare) || OF_DATABASE.matcher(bare).matches();
    }

    /** Links and what is half done are told of where folders are examined. */
    private static boolean isPassedOver(Path entry) {
        String name = Site.fileName(entry);
        return name.startsWith(".") || name.endsWith(AtomicFiles.PART) || Files.isSymbolicLink(entry);
    }
}
