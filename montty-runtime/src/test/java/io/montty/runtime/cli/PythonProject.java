package io.montty.runtime.cli;

import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lay out a project whose checks are Python classes. */
final class PythonProject {

    private static final String IMPORTS = """
            from montty.app.status import Status
            from montty.app.check.check import Check
            from montty.app.check.check_body import CheckBody
            from montty.app.check.check_header import CheckHeader
            from montty.app.check.check_level import CheckLevel
            from montty.app.check.root_check import RootCheck
            from montty.app.check.bash_check import BashCheck
            from montty.app.check.python_check import PythonCheck
            from montty.app.check.collect_base_check import CollectBaseCheck
            from montty.app.check.collect_all_check import CollectAllCheck
            from montty.app.check.collect_depend_check import CollectDependCheck


            class Say(PythonCheck):
                def __init__(self, title, status, text, level=None):
                    super().__init__(title, level_index=level)
                    self._answer = (status, text)

                def _run_class(self):
                    pass

                def _set_class_result(self, status, body):
                    getattr(status, 'set_' + self._answer[0])()
                    body.append_text(self._answer[1])


            """;

    private final TestProject project;

    PythonProject(Path root) throws IOException {
        this.project = new TestProject(root);
    }

    /** Add a check without a run bit; {@code Say(title, status, text, level)} is there for it to use. */
    PythonProject check(String name, String code) throws IOException {
        Files.writeString(project.layout().checks().resolve(name), IMPORTS + code);
        return this;
    }

    /** Add a check whose {@code _run_class} does {@code lines}, and which is OKAY and says {@code ran} after it. */
    PythonProject doing(String name, String... lines) throws IOException {
        return check(name, """
                class Doing(RootCheck, Say):
                    def __init__(self):
                        super().__init__('%s', 'okay', 'ran')

                    def _run_class(self):
                        %s
                """.formatted(name, String.join("\n        ", lines)));
    }

    PythonProject file(String name, String... lines) throws IOException {
        Path file = project.layout().checks().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
        return this;
    }

    PythonProject monttyYaml(String... lines) throws IOException {
        project.monttyYaml(lines);
        return this;
    }

    TestProject project() {
        return project;
    }

    /** Run all checks, and return what the report says. */
    Report report() throws Exception {
        CliRun run = project.check();
        if (!run.err().isEmpty()) {
            throw new AssertionError(run.err());
        }
        return project.onlyReport();
    }

    /** Run the only check, and return what the report says of it. */
    ReportEntry entry() throws Exception {
        List<ReportEntry> entries = report().checks();
        if (entries.size() != 1) {
            throw new AssertionError("expected one entry: " + entries);
        }
        return entries.get(0);
    }
}
