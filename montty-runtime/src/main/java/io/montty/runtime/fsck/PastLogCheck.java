package io.montty.runtime.fsck;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.store.SeenEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Each line of a log of past reports makes sense; lookups pass over those that do not. */
final class PastLogCheck {

    private static final int ID = 32;

    private PastLogCheck() {}

    static void examine(Site site, Path log, Consumer<Finding> findings) throws IOException {
        long bad = 0;
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                bad += makesSense(line) || line.isEmpty() ? 0 : 1;
            }
        }
        if (bad > 0) {
            findings.accept(new Finding(
                    site.name(log),
                    bad + " of its lines make no sense, as a crash may leave them",
                    "take them out",
                    () -> takeOut(log)));
        }
    }

    private static boolean makesSense(String line) {
        return line.length() > ID
                && ReportName.isId(line.substring(0, ID))
                && line.charAt(ID) == ' '
                && SeenEntry.parse(line.substring(ID + 1) + "\n").isPresent();
    }

    private static void takeOut(Path log) throws IOException {
        StringBuilder kept = new StringBuilder();
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (makesSense(line)) {
                    kept.append(line).append('\n');
                }
            }
        }
        AtomicFiles.write(log, kept.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
