package io.montty.deployer.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Look whether something came that could not be filed. */
record QuarantineExamination(Site site) implements Examination {

    @Override
    public String name() {
        return "quarantine";
    }

    @Override
    public List<Finding> look() throws IOException {
        Path reject = site.project().reject();
        long count = Site.list(reject).stream()
                .filter(file -> !String.valueOf(file.getFileName()).endsWith(".reason.txt"))
                .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                .count();
        return List.of(
                count == 0
                        ? Finding.ok("nothing was rejected")
                        : Finding.warn(
                                reject + " holds " + Spans.counted(count, "file") + " that could not be filed",
                                "read why: head " + site.word(reject) + "/*.reason.txt"));
    }
}
