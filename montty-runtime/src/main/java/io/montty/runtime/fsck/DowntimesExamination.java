package io.montty.runtime.fsck;

import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.Downtimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The file of downtimes can be read. */
final class DowntimesExamination implements Examination {

    private final Site site;

    DowntimesExamination(Site site) {
        this.site = site;
    }

    @Override
    public void examine(Consumer<Finding> findings) throws IOException {
        Path file = site.layout().downtimes();
        try {
            Downtimes.read(file);
        } catch (DamagedStateException e) {
            Path aside = site.aside(file);
            findings.accept(new Finding(
                    site.name(file),
                    String.valueOf(e.getMessage()),
                    "set it aside as " + Site.fileName(aside) + ", which ends all downtimes",
                    () -> Files.move(file, aside)));
        }
    }
}
