package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Status;
import io.montty.api.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pf4j.Extension;

/** Alert when a key came that may log in. */
@Extension
@Description(
        "Alerts when an SSH key that may log in has come, gone or changed what it may since the baseline was made, for"
                + " every account of this host. It shows fingerprints, never keys.")
public final class AuthorizedKeysCheck implements Check {

    private static final int OTHERS_MAY_WRITE = 0022;

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.authorized-keys", "SSH keys that may log in are known")
                .withTags("security", "ssh")
                .withConfig(AuthorizedKeysConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        AuthorizedKeysConfig config = context.config(AuthorizedKeysConfig.class);
        HostFiles files = new HostFiles(context.root());
        Optional<List<String>> passwd = files.lines("/etc/passwd");
        if (passwd.isEmpty()) {
            return CheckResult.na("/etc/passwd cannot be read, so it is not known who has keys");
        }
        Keys keys = new Keys(files);
        for (String line : passwd.get()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Account.parse(line).ifPresent(account -> keys.take(account, config));
        }
        SinceBaseline comparison = new SinceBaseline(
                context.baseline(), "keys", config.whenChanged().status());
        return keys.judged(comparison.answer(keys.found));
    }

    /** Gather keys, and what is wrong with the files that hold them. */
    private static final class Keys {

        private final HostFiles files;
        private final SortedMap<String, String> found = new TreeMap<>();
        private final Set<String> seen = new LinkedHashSet<>();
        private final List<String> unread = new ArrayList<>();
        private final List<String> loose = new ArrayList<>();

        Keys(HostFiles files) {
            this.files = files;
        }

        void take(Account account, AuthorizedKeysConfig config) {
            for (String pattern : config.files()) {
                String path = pattern.replace("%h", account.home()).replace("%u", account.name());
                String file = path.startsWith("/") ? path : account.home() + "/" + path;
                Path place = files.at(file);
                if (isHidden(place) && seen.add(file)) {
                    unread.add(file);
                } else if (Files.isRegularFile(place) && seen.add(account.name() + " " + file)) {
                    takeFile(account.name(), file, place);
                }
            }
        }

        /** A file in a folder that may not be entered looks as if it were not there. */
        private static boolean isHidden(Path file) {
            Path folder = file.getParent();
            while (folder != null && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                folder = folder.getParent();
            }
            return folder != null && Files.isDirectory(folder) && !Files.isExecutable(folder);
        }

        private void takeFile(String account, String file, Path place) {
            Optional<List<String>> lines = files.lines(file);
            if (lines.isEmpty()) {
                unread.add(file);
                return;
            }
            for (String line : lines.get()) {
                if (!line.isBlank() && !line.strip().startsWith("#")) {
                    AuthorizedKey.parse(line).ifPresent(key -> add(account, file, key));
                }
            }
            judgeMode(file, place);
        }

        private void add(String account, String file, AuthorizedKey key) {
            String comment = key.comment().isEmpty() ? "" : " " + key.comment();
            String options = key.options().isEmpty() ? "" : " with " + key.options();
            found.put(account + " " + key.fingerprint() + " in " + file, key.type() + comment + options);
        }

        /** With such a mode sshd refuses the file by default (StrictModes), and anybody could add a key. */
        private void judgeMode(String file, Path place) {
            try {
                int mode = ((Number) Files.getAttribute(place, "unix:mode")).intValue();
                if ((mode & OTHERS_MAY_WRITE) != 0) {
                    loose.add(file + " can be written by others than its owner: chmod go-w " + file);
                }
            } catch (IOException e) {
                unread.add(file);
            }
        }

        CheckResult judged(CheckResult result) {
            Verdict verdict = new Verdict();
            result.metrics().forEach(verdict::measure);
            if (result.status() != Status.OKAY) {
                verdict.note(result.status(), result.summary());
            }
            loose.forEach(words -> verdict.note(Status.WARN, words));
            if (!unread.isEmpty()) {
                verdict.unjudged("the user who runs the checks may not read " + String.join(", ", unread)
                        + "; run them as root to have all keys judged");
            }
            result.details().forEach(verdict::detail);
            return verdict.answer(result.summary());
        }
    }
}
