package io.montty.runtime.cli;

import io.montty.api.Status;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.FiledFile;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Choose filed reports by what they are of. */
final class ReportFilter {

    @Option(names = "--status", paramLabel = "STATUS", description = "Those filed as ALERT, WARN, OKAY or NA.")
    private @Nullable Status status;

    @Option(names = "--host", paramLabel = "HOST", description = "Those of this host, such as web1 or site1/web1.")
    private @Nullable String host;

    @Option(names = "--check", paramLabel = "ID", description = "Those in which this check is WARN or ALERT.")
    private @Nullable String check;

    /** Tell whether it names a host or a check. */
    boolean isByProblem() {
        return host != null || check != null;
    }

    /** Return the reports that were chosen, the newest first, each read when it is its turn. */
    Stream<FiledContent> reports(ProjectLayout layout) throws IOException {
        Optional<HostKey> key = Optional.ofNullable(host).map(KnownHostArgument::key);
        FiledContent.Reader reader = new FiledContent.Reader(layout);
        return FiledFile.list(layout).stream()
                .filter(file -> status == null || file.name().status() == status)
                .sorted(Comparator.comparing(FiledFile::received).reversed())
                .flatMap(file -> reader.read(file).stream())
                .filter(report -> key.isEmpty() || report.host().equals(key.get()))
                .filter(report -> check == null || report.concerns(check));
    }

    /** Return it for people. */
    @Override
    public String toString() {
        return (status == null ? "" : status + " ") + "reports" + (host == null ? "" : " of " + host)
                + (check == null ? "" : " with " + check);
    }
}
