package io.montty.runtime.fsck;

import io.montty.runtime.report.LegacyHeader;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.Digest;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Each filed report is whole, lies in the folder of its status and is there once; it has its note, and no note lacks its
 * report.
 */
final class FiledExamination implements Examination {

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Site site;
    private final ReportReader reader = new ReportReader();
    private final BoundedFile disk = BoundedFile.onDisk();

    FiledExamination(Site site) {
        this.site = site;
    }

    @Override
    public void examine(Consumer<Finding> findings) throws IOException {
        Map<String, Path> ids = new HashMap<>();
        Set<Path> folders = new HashSet<>(site.layout().filedFolders());
        for (Path folder : folders) {
            for (Path file : Site.list(folder)) {
                if (!AtomicFiles.isUnfinished(Site.fileName(file))
                        && !Files.isSymbolicLink(file)) { // which the folders' examination tells of
                    examine(file, folder, ids, findings);
                }
            }
        }
        notes(ids, findings);
    }

    private void examine(Path file, Path folder, Map<String, Path> ids, Consumer<Finding> findings) throws IOException {
        Optional<ReportName> name = ReportName.parse(Site.fileName(file));
        if (name.isEmpty() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            findings.accept(site.away(file, "", "not a report, by its name or its kind"));
            return;
        }
        String id = name.get().id();
        byte[] bytes = disk.read(file);
        Optional<String> flaw = flaw(name.get(), bytes);
        Path other = ids.get(id);
        if (flaw.isPresent()) {
            findings.accept(site.away(file, id, "not a whole report: " + flaw.get()));
            return;
        }
        if (other != null) {
            findings.accept(site.away(file, id, "a report of the same id is filed as " + site.name(other)));
            return;
        }
        ids.put(id, file);
        Path right = site.layout().filed(name.get().status());
        if (!folder.equals(right)) {
            findings.accept(misplaced(file, right));
        }
        if (note(id).isEmpty()) {
            findings.accept(unnoted(file, id, bytes));
        }
    }

    private Finding misplaced(Path file, Path right) {
        Path target = right.resolve(Site.fileName(file));
        return new Finding(
                site.name(file),
                "it lies in another folder than that of its status",
                "move it to " + site.name(right),
                () -> AtomicFiles.move(file, target));
    }

    private Finding unnoted(Path file, String id, byte[] bytes) {
        Path note = site.layout().seen().resolve(id);
        SeenEntry entry = new SeenEntry(Digest.of(bytes), "", "");
        return new Finding(
                site.name(file),
                "there is no note of it in REPORTS/_state/seen that makes sense",
                "write one that says nobody vouches for it",
                () -> AtomicFiles.write(note, entry.line().getBytes(StandardCharsets.US_ASCII)));
    }

    private Optional<String> flaw(ReportName name, byte[] bytes) {
        try {
            if (name.format() == ReportName.Format.MTY) {
                LegacyHeader.read(bytes);
                return LegacyHeader.isComplete(bytes)
                        ? Optional.empty()
                        : Optional.of("there is no summary at its end");
            }
            String id = reader.read(bytes).id();
            return id.equals(name.id()) ? Optional.empty() : Optional.of("it says that its id is " + id);
        } catch (ReportFormatException e) {
            return Optional.of(e.reason());
        }
    }

    private Optional<SeenEntry> note(String id) {
        try {
            byte[] bytes = disk.read(site.layout().seen().resolve(id));
            return SeenEntry.parse(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void notes(Map<String, Path> ids, Consumer<Finding> findings) throws IOException {
        for (Path note : Site.list(site.layout().seen())) {
            String id = Site.fileName(note);
            boolean young = Files.getLastModifiedTime(note, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isAfter(site.clock().instant().minus(PATIENCE));
            if (ReportName.isId(id) && !ids.containsKey(id) && !young) {
                findings.accept(new Finding(
                        site.name(note),
                        "its report is not filed",
                        "move it to REPORTS/_state/past",
                        new NoteToPast(site, note, id)));
            }
        }
    }
}
