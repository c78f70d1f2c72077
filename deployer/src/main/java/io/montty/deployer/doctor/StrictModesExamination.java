package io.montty.deployer.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Look at owners and modes as sshd does before it reads authorized_keys, see StrictModes in sshd_config(5). */
record StrictModesExamination(Site site) implements Examination {

    private static final int OTHERS_MAY_WRITE = 0022;

    @Override
    public String name() {
        return "authorized_keys";
    }

    @Override
    public List<Finding> look() throws IOException {
        Path file = site.authorizedKeys();
        if (!Files.exists(file)) {
            return List.of(Finding.warn(
                    "there is no " + file + ", so no host can hand in reports", "montty enroll USER@HOST"));
        }
        List<Finding> findings = new ArrayList<>();
        for (Path path : List.of(file, site.home().resolve(".ssh"), site.home())) {
            judge(path, findings);
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok("owners and modes of " + file + " are as sshd wants them"));
        }
        return findings;
    }

    private void judge(Path path, List<Finding> findings) throws IOException {
        int mode = Site.mode(path.toRealPath());
        if ((mode & OTHERS_MAY_WRITE) != 0) {
            findings.add(Finding.wrong(
                    path + " has mode " + Site.octal(mode) + ", and sshd ignores authorized_keys where others may"
                            + " write",
                    "chmod go-w " + site.word(path)));
        }
        long owner = Site.owner(path);
        if (owner != 0 && owner != site.uid()) {
            findings.add(Finding.wrong(
                    path + " belongs to neither " + site.user() + " nor root, and sshd ignores authorized_keys"
                            + " then",
                    "chown " + site.user() + " " + site.word(path)));
        }
    }
}
