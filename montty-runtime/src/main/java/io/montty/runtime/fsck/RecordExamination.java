package io.montty.runtime.fsck;

import io.montty.runtime.store.AuditChain;
import io.montty.runtime.store.AuditFiles;
import io.montty.runtime.store.Quarantine;
import io.montty.runtime.store.Quarantine.Reject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Each line of the audit log holds the hash of the one before; each reject has its reason, and each reason its reject. */
final class RecordExamination implements Examination {

    private final Site site;

    RecordExamination(Site site) {
        this.site = site;
    }

    @Override
    public void examine(Consumer<Finding> findings) throws IOException {
        List<Path> files = new AuditFiles(site.layout().audit()).all();
        for (AuditChain.Break found : new AuditChain(site.layout().audit()).breaks()) {
            Path file = site.layout().audit().resolve(found.file());
            findings.accept(broken(file, found, file.equals(files.get(files.size() - 1))));
        }
        rejects(findings);
    }

    private Finding broken(Path file, AuditChain.Break found, boolean newest) {
        String why = "line " + found.line() + ": " + found.why();
        Path aside = site.aside(file);
        return new Finding(
                site.name(file),
                why,
                "set it aside as " + Site.fileName(aside) + ", with all that it says"
                        + (newest ? "; the manager begins another" : ""),
                () -> Files.move(file, aside));
    }

    private void rejects(Consumer<Finding> findings) throws IOException {
        Quarantine quarantine = new Quarantine(site.layout().reject());
        Quarantine.Content content = quarantine.list();
        for (Reject reject : content.rejects()) {
            if (!reject.present()) {
                findings.accept(new Finding(
                        site.name(quarantine.reason(reject)),
                        "what it is about is not there",
                        "remove what is left of it",
                        () -> quarantine.remove(reject)));
            } else if (!reject.explained()) {
                findings.accept(new Finding(
                        site.name(quarantine.path(reject)),
                        "there is no reason beside it",
                        "write one that says so",
                        () -> Files.writeString(
                                quarantine.reason(reject),
                                "wrong:    not known: the reason beside it was lost\n",
                                StandardCharsets.US_ASCII)));
            }
        }
        for (String other : content.others()) {
            if (!other.startsWith(".")) {
                findings.accept(Finding.byHand(
                        site.name(site.layout().reject().resolve(other)),
                        "the manager did not put it there",
                        "move it elsewhere"));
            }
        }
    }
}
