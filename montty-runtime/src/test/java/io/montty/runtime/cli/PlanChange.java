package io.montty.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Change something that a plan is made from. */
interface PlanChange {

    void to(TestProject project) throws IOException;

    /** Return every change there is, by what is changed. */
    static Map<String, PlanChange> all() {
        Map<String, PlanChange> changes = new LinkedHashMap<>();
        changes.put(
                "a script's header", at -> at.script("chk_plain.sh", "#!/bin/bash", "# montty: title=\"New\"", "echo"));
        changes.put("a script without its run bit", at -> mode(at, "chk_plain.sh", "rw-r--r--"));
        changes.put("a script that is gone", at -> Files.delete(file(at, "chk_plain.sh")));
        changes.put("a script that is new", at -> at.script("chk_new.sh", "#!/bin/bash", "echo new"));
        changes.put("a script under another name", at -> Files.move(file(at, "chk_plain.sh"), file(at, "chk_q.sh")));
        changes.put(
                "a script of the same length",
                at -> Files.writeString(
                        file(at, "chk_plain.sh"),
                        Files.readString(file(at, "chk_plain.sh")).replace("Plain one", "Plane one")));
        changes.put("a link in place of a script", at -> {
            Files.move(file(at, "own.sh"), file(at, "elsewhere.sh"));
            Files.createSymbolicLink(file(at, "own.sh"), Path.of("chk_plain.sh"));
        });
        changes.put("checks.yaml", at -> at.checksYaml("checks: {chk_plain.sh: {title: Else}}"));
        changes.put("checks.yaml that is wrong", at -> at.checksYaml("checks: [no]"));
        changes.put("checks.yaml that is gone", at -> Files.delete(at.layout().checksConfig()));
        changes.put("checks.csv", at -> Files.writeString(at.layout().checksList(), "chk_listed.sh,d\n"));
        changes.put("montty.yaml", at -> at.monttyYaml("check: {timeout: 9s}", "host: {name: another}"));
        changes.put("a script in a folder", at -> Files.delete(at.root().resolve("CHECKS/more/check_more")));
        changes.put(
                "a jar that is gone", at -> Files.delete(at.layout().plugins().resolve("demo.jar")));
        changes.put(
                "the list of jars",
                at -> Files.writeString(at.layout().plugins().resolve("plugins.lock"), ""));
        changes.put(
                "a jar that others can write",
                at -> Files.setPosixFilePermissions(
                        at.layout().plugins().resolve("demo.jar"), PosixFilePermissions.fromString("rw-rw-rw-")));
        changes.put("what a check was told to take for right", at -> {
            Files.createDirectories(at.layout().baselines());
            Files.writeString(at.layout().baselines().resolve("demo.limit.json"), "{}");
        });
        changes.put(
                "a folder above the jars that others can write",
                at -> Files.setPosixFilePermissions(at.root(), PosixFilePermissions.fromString("rwxrwxrwx")));
        changes.put("a link that leads to a script now", at -> {
            Path target = Files.readSymbolicLink(file(at, "chk_link"));
            Files.delete(target);
            at.script("../target", "#!/bin/sh", "echo a script now");
        });
        return changes;
    }

    private static Path file(TestProject project, String name) {
        return project.layout().checks().resolve(name);
    }

    private static void mode(TestProject project, String name, String mode) throws IOException {
        Files.setPosixFilePermissions(file(project, name), PosixFilePermissions.fromString(mode));
    }
}
