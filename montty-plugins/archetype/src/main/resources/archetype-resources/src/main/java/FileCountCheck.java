package ${package};

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.pf4j.Extension;

/** Warn when files pile up in a folder. */
@Extension
@Description("Counts the files in a folder. They pile up where what should take them away does not.")
public final class FileCountCheck implements Check {

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("${artifactId}.file-count", "Files in a folder")
                .withTags("files")
                .withConfig(FileCountConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws IOException {
        FileCountConfig config = context.config(FileCountConfig.class);
        // The root of the host's files is / live, and a temporary folder in tests.
        Path folder = context.root().resolve(config.folder().substring(1));
        if (!Files.isDirectory(folder)) {
            return CheckResult.na("there is no folder " + config.folder());
        }
        long files = count(folder);
        return judge(files, config)
                .withMetrics(Metric.of("files", files, "").withLimits(config.warn(), config.alert()));
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).count();
        }
    }

    private static CheckResult judge(long files, FileCountConfig config) {
        String found = "files in " + config.folder() + ": " + files;
        if (files > config.alert()) {
            return CheckResult.alert(found + ", more than " + config.alert());
        }
        if (files > config.warn()) {
            return CheckResult.warn(found + ", more than " + config.warn());
        }
        return CheckResult.okay(found);
    }
}
