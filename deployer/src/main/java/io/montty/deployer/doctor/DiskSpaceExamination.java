package io.montty.deployer.doctor;

import io.montty.api.CommandResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Look at the space that is left for reports. */
record DiskSpaceExamination(Site site) implements Examination {

    private static final Pattern LAST_LINE =
            Pattern.compile("\\S+\\s+(?<all>\\d+)\\s+\\d+\\s+(?<free>\\d+)\\s+\\d+%\\s+(?<mount>/.*)");
    private static final long LITTLE = 200 * 1024;
    private static final long TOO_LITTLE = 50 * 1024;
    private static final long FEW = 20_000;
    private static final long TOO_FEW = 1_000;

    @Override
    public String name() {
        return "disk space";
    }

    @Override
    public List<Finding> look() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Path folder : List.of(site.project().spool(), site.project().reports())) {
            findings.addAll(space(folder));
        }
        return findings.stream().distinct().toList();
    }

    private List<Finding> space(Path folder) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Matcher kilobytes = df("-Pk", folder);
        if (!kilobytes.matches()) {
            return List.of(Finding.skipped("df(1) does not tell the space of " + folder));
        }
        long free = Long.parseLong(kilobytes.group("free"));
        findings.add(judge(
                free / 1024 + " MiB are free on " + kilobytes.group("mount"),
                free < TOO_LITTLE,
                free < LITTLE,
                "make room there: du -xh -d 2 " + kilobytes.group("mount") + " | sort -h | tail"));
        Matcher inodes = df("-Pi", folder);
        // Some file systems make inodes as they need them, and say that they have none.
        if (inodes.matches() && Long.parseLong(inodes.group("all")) > 0) {
            long left = Long.parseLong(inodes.group("free"));
            findings.add(judge(
                    left + " more files fit on " + inodes.group("mount"),
                    left < TOO_FEW,
                    left < FEW,
                    "delete files there: du --inodes -x -d 2 " + inodes.group("mount") + " | sort -n | tail"));
        }
        return findings;
    }

    private static Finding judge(String what, boolean wrong, boolean warn, String fix) {
        if (wrong) {
            return Finding.wrong("only " + what, fix);
        }
        return warn ? Finding.warn("only " + what, fix) : Finding.ok(what);
    }

    private Matcher df(String option, Path folder) throws InterruptedException {
        CommandResult result = site.commands().run("df", option, folder.toString());
        List<String> lines = result.stdout().lines().toList();
        return LAST_LINE.matcher(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
    }
}
