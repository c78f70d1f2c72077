package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.api.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;

/** Alert when an account can do more than it should. */
@Extension
@Description(
        "Alerts when another account than root has the number 0 or one has an empty password; warns of numbers that"
                + " two accounts share, of system accounts with a login shell, and of lines that are not read. Passwords in"
                + " /etc/shadow are seen by root alone.")
public final class AccountsCheck implements Check {

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.accounts", "Accounts have no undue rights")
                .withTags("security", "accounts")
                .withConfig(AccountsConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) {
        HostFiles files = new HostFiles(context.root());
        Optional<List<String>> passwd = files.lines("/etc/passwd");
        if (passwd.isEmpty()) {
            return CheckResult.na("/etc/passwd cannot be read");
        }
        Verdict verdict = new Verdict();
        List<Account> accounts = accounts(passwd.get(), verdict);
        judge(accounts, context.config(AccountsConfig.class), verdict);
        judgePasswords(accounts, files, verdict);
        verdict.measure(Metric.of("accounts", accounts.size(), ""));
        return verdict.answer(accounts.size() + " accounts, none with an empty password or the number of another");
    }

    private static List<Account> accounts(List<String> lines, Verdict verdict) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#") || line.startsWith("+") || line.startsWith("-")) {
                continue; // nothing, a comment, or a reference to NIS
            }
            Optional<Account> account = Account.parse(line);
            account.ifPresent(accounts::add);
            if (account.isEmpty()) {
                verdict.note(Status.WARN, "/etc/passwd, line " + (i + 1) + ", is no account: correct it with vipw");
            }
        }
        return accounts;
    }

    private static void judge(List<Account> accounts, AccountsConfig config, Verdict verdict) {
        Map<Long, String> names = new HashMap<>();
        for (Account account : accounts) {
            if (account.uid() == 0 && !config.roots().contains(account.name())) {
                verdict.note(
                        Status.ALERT,
                        account.name() + " has the number 0 and so all rights of root: remove it, or name it in roots");
            }
            String first = names.putIfAbsent(account.uid(), account.name());
            if (first != null && account.uid() != 0) {
                verdict.note(
                        Status.WARN,
                        account.name() + " has the number of " + first + ", " + account.uid()
                                + ", so each owns the other's files");
            }
            if (account.uid() != 0
                    && account.uid() < config.firstUser()
                    && account.hasLoginShell()
                    && !config.systemShells().contains(account.name())) {
                verdict.note(
                        Status.WARN,
                        account.name() + " is a system account with the login shell " + account.shell()
                                + ": usermod -s /usr/sbin/nologin " + account.name() + ", or name it in system_shells");
            }
        }
    }

    private static void judgePasswords(List<Account> accounts, HostFiles files, Verdict verdict) {
        accounts.stream()
                .filter(account -> account.password().isEmpty())
                .forEach(account -> emptyPassword(account.name(), verdict));
        if (accounts.stream().noneMatch(account -> account.password().equals("x"))) {
            return;
        }
        Optional<List<String>> shadow = files.lines("/etc/shadow");
        if (shadow.isEmpty()) {
            verdict.unjudged("whether passwords are empty, since the user who runs the checks may not read /etc/shadow;"
                    + " run them as root to have it judged");
            return;
        }
        for (String line : shadow.get()) {
            String[] fields = line.split(":", -1);
            if (fields.length >= 2 && !fields[0].isEmpty() && fields[1].isEmpty()) {
                emptyPassword(fields[0], verdict);
            }
        }
    }

    private static void emptyPassword(String name, Verdict verdict) {
        verdict.note(Status.ALERT, name + " can log in without a password: passwd -l " + name);
    }
}
