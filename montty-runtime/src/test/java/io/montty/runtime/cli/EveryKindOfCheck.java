package io.montty.runtime.cli;

import io.montty.plugins.loader.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Lay out a project directory that has of everything. */
final class EveryKindOfCheck {

    private EveryKindOfCheck() {}

    /** Lay out a project with a check of every kind, and every kind of setting. */
    static TestProject layOut(Path root) throws IOException {
        TestProject project = new TestProject(root);
        project.script(
                "chk_plain.sh", "#!/bin/bash", "# montty: title=\"Plain one\" tags=\"a b\" timeout=7s", "echo plain");
        project.script("chk_warn.sh", "#!/bin/bash", "echo \"$1 $LIMIT\"", "exit 255");
        project.script(
                "chk_nagios.sh", "#!/bin/bash", "# montty: dialect=nagios", "echo 'bad | used=5%;3;9'", "exit 2");
        project.script("chk_codes.sh", "#!/bin/bash", "echo seven", "exit 7");
        project.script("chk_gauge.sh", "#!/bin/bash", "echo 'temperature{room=\"b\"} 31'");
        project.script("chk_member.sh", "#!/bin/bash", "echo member");
        project.script("chk_filter.sh", "#!/bin/bash", "exit 0");
        project.script("chk_elsewhere.sh", "#!/bin/bash", "echo never");
        project.script("chk_listed.sh", "#!/bin/bash", "echo listed");
        Files.createSymbolicLink(
                project.layout().checks().resolve("chk_link"), Files.createDirectory(root.resolve("target")));
        project.script("own.sh", "#!/bin/bash", "echo own");
        Files.writeString(project.layout().checksList(), "check_file_name,tags\nchk_listed.sh,c\n");
        Path plugins = Files.createDirectories(root.resolve("CHECKS/more"));
        Files.writeString(plugins.resolve("check_more"), "#!/bin/bash\necho more\nexit 1\n");
        Files.setPosixFilePermissions(plugins.resolve("check_more"), PosixFilePermissions.fromString("rwxr-xr-x"));
        PluginJar.named("demo.jar")
                .withSource("demo.LimitCheck", PluginJar.extension("demo.LimitCheck", "implements Check", """
                                public record Limit(@Default("3") int limit, @Default("[x]") List<String> names,
                                        @Default("1m") java.time.Duration age) {}
                                public CheckSpec spec() {
                                    return CheckSpec.of("demo.limit", "A limit").withTags("j").withConfig(Limit.class);
                                }
                                public CheckResult run(CheckContext context) {
                                    return CheckResult.okay("limit " + context.config(Limit.class));
                                }
                                """))
                .in(project.layout().plugins());
        return project.checksYaml("""
                checks:
                  chk_warn.sh: {args: [one, two words], env: {LIMIT: "9"}, title: Warned, tags: [w], interval: 2h}
                  chk_codes.sh: {exit_codes: {0: OKAY, 7: WARN}}
                  chk_gauge.sh: {dialect: prometheus-textfile, gauges: [{metric: temperature, warn: ":30"}]}
                  chk_elsewhere.sh: {when: {host: [no-such-host]}}
                  own: {script: own.sh, timeout: 3s}
                  demo.limit: {config: {limit: 5, names: [b, a]}}
                  other: {check: demo.limit, title: Other, config: {age: 2h}}
                groups:
                  - {id: group, title: A group, mode: depend, filters: [chk_filter.sh], members: [chk_member.sh, demo.limit]}
                folders:
                  more: {dialect: nagios, tags: [m]}
                """);
    }
}
