package io.montty.runtime.cli;

import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.FiledFile;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Show one filed report. */
@Command(
        name = "show",
        description = "Shows a filed report, as montty check prints it; with --format json, the report itself.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done; 1 there is no such report, or it makes no sense (said on standard error); 2 wrong usage;"
                    + " 70 a fault of MonTTY."
        })
final class ShowReportCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Parameters(paramLabel = "ID", description = "Its id, or the first 8 or more characters of it.")
    private String id = "";

    @Option(names = "--format", paramLabel = "text|json", description = "Print it in this form.")
    private OutputFormat format = OutputFormat.TEXT;

    ShowReportCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = project.find(environment);
        List<FiledFile> filed = FiledFile.list(layout);
        List<String> meant = ReportIds.startingWith(
                id, filed.stream().map(file -> file.name().id()).toList());
        if (meant.isEmpty()) {
            environment.say("no report " + id + " is filed; montty reports list shows those that are");
            return ExitCode.FINDINGS;
        }
        for (FiledFile file : filed) {
            if (file.name().id().equals(meant.get(0))) {
                return show(file);
            }
        }
        return ExitCode.FINDINGS;
    }

    private int show(FiledFile file) throws IOException {
        byte[] bytes = BoundedFile.onDisk().read(file.path());
        if (file.name().format() == ReportName.Format.MTY) {
            return legacy(bytes);
        }
        try {
            new ReportOutput(environment).print(new ReportReader().read(bytes), format, true);
            return ExitCode.DONE;
        } catch (ReportFormatException e) {
            environment.say(file.path() + " is no report: " + e.reason());
            return ExitCode.FINDINGS;
        }
    }

    private int legacy(byte[] bytes) {
        if (format == OutputFormat.JSON) {
            throw new UsageException(
                    "this report is in the text format of MonTTY for Python, which has no form as JSON;"
                            + " leave out --format json");
        }
        new TextSanitizer().lines(new String(bytes, StandardCharsets.UTF_8)).forEach(environment.out()::println);
        environment.out().flush();
        return ExitCode.DONE;
    }
}
