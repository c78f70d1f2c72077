package io.montty.runtime.fsck;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.montty.runtime.store.AuditFiles;
import io.montty.runtime.store.Digest;
import io.montty.runtime.store.Quarantine;
import io.montty.runtime.store.Quarantine.Reject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Each line of the audit log holds the hash of the one before; each reject has its reason, and each reason its reject. */
final class RecordExamination implements Examination {

    private static final String PREVIOUS = "prev";

    private final Site site;
    private final JsonFactory factory = new JsonFactory();

    RecordExamination(Site site) {
        this.site = site;
    }

    @Override
    public void examine(Consumer<Finding> findings) throws IOException {
        List<Path> files = new AuditFiles(site.layout().audit()).all();
        @Nullable String previous = null;
        for (Path file : files) {
            previous = follow(file, previous, file.equals(files.get(files.size() - 1)), findings);
        }
        rejects(findings);
    }

    /** Follow the chain through {@code file}; of the first file the beginning was dropped, so its hash is believed. */
    private @Nullable String follow(Path file, @Nullable String before, boolean newest, Consumer<Finding> findings)
            throws IOException {
        @Nullable String previous = before;
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String told = previousOf(line);
                if (told == null) {
                    findings.accept(broken(file, number, "is not an event", newest));
                    return null;
                }
                if (previous != null && !told.equals(previous)) {
                    findings.accept(broken(file, number, "does not follow the one before it", newest));
                    return null;
                }
                previous = Digest.of(line.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return previous;
    }

    private Finding broken(Path file, long number, String what, boolean newest) {
        String why = "line " + number + " " + what + ": the log was changed, or a disk damaged it";
        Path aside = file.resolveSibling(
                Site.fileName(file) + ".broken-" + site.clock().instant().getEpochSecond());
        return new Finding(
                site.name(file),
                why,
                "set it aside as " + Site.fileName(aside) + ", with all that it says"
                        + (newest ? "; the manager begins another" : ""),
                () -> Files.move(file, aside));
    }

    private @Nullable String previousOf(String line) {
        try (JsonParser json = factory.createParser(line)) {
            @Nullable String previous = null;
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = PREVIOUS.equals(json.currentName());
                if (json.nextToken() != JsonToken.VALUE_STRING) {
                    json.skipChildren();
                } else if (wanted) {
                    previous = json.getText();
                }
            }
            return previous;
        } catch (IOException e) {
            return null;
        }
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
