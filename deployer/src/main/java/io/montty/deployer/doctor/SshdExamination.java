package io.montty.deployer.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Look whether the SSH server lets hosts hand in reports, and lets them do nothing else. */
record SshdExamination(Site site, Optional<SshdSettings> found) implements Examination {

    private static final String USUAL_KEYS = ".ssh/authorized_keys .ssh/authorized_keys2";

    @Override
    public String name() {
        return "sshd settings";
    }

    @Override
    public List<Finding> look() {
        if (found.isEmpty()) {
            return List.of(Finding.skipped("there is no /etc/ssh/sshd_config that " + site.user() + " may read"));
        }
        SshdSettings settings = found.get();
        List<Finding> findings = new ArrayList<>();
        publicKeys(settings, findings);
        users(settings, findings);
        commands(settings, findings);
        if (findings.isEmpty()) {
            findings.add(Finding.ok("by " + settings.source() + ", " + site.user() + " is let in by bound keys, and"
                    + " their commands hold"));
        }
        if (!settings.effective()) {
            String match = settings.first("match").isPresent() ? ", and it has a Match block" : "";
            findings.add(Finding.skipped(
                    "what is in effect is told to root alone" + match + "; as root: sshd -T -C user=" + site.user()));
        }
        return findings;
    }

    private void publicKeys(SshdSettings settings, List<Finding> findings) {
        if (settings.first("pubkeyauthentication").filter("no"::equals).isPresent()) {
            findings.add(Finding.wrong(
                    "PubkeyAuthentication is no, so no key is accepted", set("PubkeyAuthentication yes")));
        }
        String files = settings.first("authorizedkeysfile").orElse(USUAL_KEYS);
        boolean ours =
                List.of(files.split("\\s+")).stream().map(this::expanded).anyMatch(site.authorizedKeys()::equals);
        if (!ours) {
            findings.add(Finding.wrong(
                    "AuthorizedKeysFile is " + files + ", so " + site.authorizedKeys() + " is not read",
                    set("AuthorizedKeysFile .ssh/authorized_keys")));
        }
        if (site.uid() == 0
                && settings.first("permitrootlogin").filter("no"::equals).isPresent()) {
            findings.add(Finding.wrong(
                    "PermitRootLogin is no, and reports are handed in as root",
                    "let a user of its own receive; or " + set("PermitRootLogin forced-commands-only")));
        }
    }

    private Path expanded(String pattern) {
        String path = pattern.replace("%h", site.home().toString())
                .replace("%u", site.user())
                .replace("%U", String.valueOf(site.uid()))
                .replace("%%", "%");
        return site.home().resolve(path).normalize();
    }

    private void users(SshdSettings settings, List<Finding> findings) {
        List<String> denied = words(settings.all("denyusers"));
        if (denied.stream().anyMatch(this::isUs)) {
            findings.add(Finding.wrong(
                    "DenyUsers keeps " + site.user() + " out: " + String.join(" ", denied),
                    "take " + site.user() + " out of DenyUsers in sshd_config"));
        }
        List<String> allowed = words(settings.all("allowusers"));
        if (!allowed.isEmpty() && allowed.stream().noneMatch(this::isUs)) {
            findings.add(Finding.wrong(
                    "AllowUsers does not name " + site.user() + ": " + String.join(" ", allowed),
                    "add " + site.user() + " to AllowUsers in sshd_config"));
        }
        for (String setting : List.of("allowgroups", "denygroups")) {
            List<String> groups = words(settings.all(setting));
            if (!groups.isEmpty()) {
                findings.add(Finding.skipped((setting.startsWith("allow") ? "AllowGroups" : "DenyGroups") + " is "
                        + String.join(" ", groups) + "; compare with: id -Gn " + site.user()));
            }
        }
    }

    private boolean isUs(String pattern) {
        int at = pattern.indexOf('@');
        return Wildcard.matches(at < 0 ? pattern : pattern.substring(0, at), site.user());
    }

    private static List<String> words(List<String> values) {
        return values.stream()
                .flatMap(value -> List.of(value.split("\\s+")).stream())
                .toList();
    }

    private static void commands(SshdSettings settings, List<Finding> findings) {
        Optional<String> forced = settings.first("forcecommand").filter(command -> !command.equals("none"));
        forced.ifPresent(command -> findings.add(Finding.wrong(
                "ForceCommand is " + command + ", which runs in place of the command of every bound key",
                "take ForceCommand away for this user, in a Match block of its own")));
        settings.first("permituserenvironment")
                .filter(value -> !value.equals("no"))
                .ifPresent(value -> findings.add(Finding.warn(
                        "PermitUserEnvironment is " + value
                                + ", so authorized_keys and ~/.ssh/environment can set what programs load",
                        set("PermitUserEnvironment no"))));
    }

    /** The first value counts, so it has to stand in front of what the distribution says. */
    static String set(String line) {
        return "'" + line + "' in /etc/ssh/sshd_config.d/10-montty.conf, before any Match; then: sshd -t && systemctl"
                + " reload ssh";
    }
}
