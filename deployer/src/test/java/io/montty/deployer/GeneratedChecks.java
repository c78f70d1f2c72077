package io.montty.deployer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fill a project directory with checks of every kind that answer the same whenever they are asked. */
final class GeneratedChecks {

    private final Path project;
    private final Random random;
    private final List<String> settings = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();

    private GeneratedChecks(Path project, long seed) {
        this.project = project;
        this.random = new Random(seed);
    }

    /** Make {@code count} checks, the same for the same {@code seed}; what {@code checks.yaml} said before is lost. */
    static void make(Path project, int count, long seed) throws IOException {
        GeneratedChecks checks = new GeneratedChecks(project, seed);
        for (int i = 0; i < count; i++) {
            checks.one(i);
        }
        for (int i = 0; i + 3 < count; i += 20) {
            checks.group(i);
        }
        Files.writeString(
                project.resolve("CHECKS/checks.yaml"),
                "checks:\n" + String.join("", checks.settings) + "groups:\n" + String.join("", checks.groups)
                        + "folders:\n  site: {dialect: nagios, tags: [site]}\n");
    }

    private void one(int number) throws IOException {
        switch (number % 10) {
            case 0 -> script(number, "montty", "echo plain " + number, pick(0, 255, 254, 3));
            case 1 -> script(number, "nagios", "echo 'size | used=" + number + "MB;80;90'", pick(0, 1, 2, 3));
            case 2 -> script(number, "checkmk-local", "echo 'P svc_" + number + " a=" + number + ";50;150 text'", 0);
            case 3 -> script(number, "sensu", "echo sensing", pick(0, 1, 2, 9));
            case 4 -> python(number);
            case 5 -> file("site/check_" + number, "#!/bin/sh\necho site " + number + "\nexit " + pick(0, 1, 2) + "\n");
            case 6 -> java(number);
            case 7 -> script(number, "montty", "kill -" + pick(9, 15, 11) + " $$", 0);
            case 8 -> named(number);
            default -> configured(number);
        }
    }

    private int pick(int... codes) {
        return codes[random.nextInt(codes.length)];
    }

    private void script(int number, String dialect, String body, int code) throws IOException {
        String header = "# montty: title=\"Generated " + number + "\" tags=\"t" + number % 7 + " all\" dialect="
                + dialect + (random.nextBoolean() ? " timeout=" + (5 + number % 20) + "s" : "");
        file(name(number), "#!/bin/bash\n" + header + "\n" + body + "\nexit " + code + "\n");
    }

    private static String name(int number) {
        return "chk_generated_" + number + ".sh";
    }

    private void python(int number) throws IOException {
        file("chk_generated_" + number + ".py", """
                from montty.app.check.python_check import PythonCheck
                from montty.app.check.root_check import RootCheck


                class Generated%1$d(RootCheck, PythonCheck):
                    def __init__(self):
                        super().__init__('Generated class %1$d')

                    def _run_class(self):
                        pass

                    def _set_class_result(self, status, body):
                        if %2$d:
                            status.set_alert()
                """.formatted(number, random.nextInt(2)));
    }

    private void java(int number) {
        settings.add("  generated-" + number + ": {check: host.files, title: Generated " + number + ", tags: [java],"
                + " config: {files: [{path: /etc/generated-" + number % 3 + ", presence: "
                + List.of("required", "forbidden", "optional").get(number / 10 % 3) + "}]}}\n");
    }

    private void named(int number) throws IOException {
        file("own/script_" + number, "#!/bin/sh\necho \"$1 $LIMIT\"\nexit " + pick(0, 7) + "\n");
        settings.add("  named-" + number + ": {script: own/script_" + number + ", args: ['a b'], env: {LIMIT: '"
                + number + "'}, exit_codes: {0: OKAY, 7: WARN}}\n");
    }

    private void configured(int number) throws IOException {
        script(number, "montty", "echo configured", pick(0, 255));
        String setting = List.of(
                        "title: Told",
                        "tags: [told, more]",
                        "enabled: false",
                        "when: {host: [no-such-host]}",
                        "interval: 1h",
                        "timeout: 9s")
                .get(random.nextInt(6));
        settings.add("  " + name(number) + ": {" + setting + "}\n");
    }

    private void group(int first) {
        groups.add("  - {id: group-" + first + ", title: Group " + first + ", mode: "
                + (random.nextBoolean() ? "all" : "depend") + ", filters: [" + name(first) + "], members: ["
                + name(first + 1) + ", " + name(first + 2) + ", " + name(first + 3) + "]}\n");
    }

    private void file(String name, String text) throws IOException {
        Shell.program(project.resolve("CHECKS").resolve(name), text);
    }
}
