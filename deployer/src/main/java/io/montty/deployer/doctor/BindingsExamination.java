package io.montty.deployer.doctor;

import io.montty.runtime.store.HostName;
import io.montty.runtime.store.ProjectLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Look at the lines of authorized_keys that bind keys to hosts. */
record BindingsExamination(Site site, Bindings bindings) implements Examination {

    /** What a line after {@code restrict} can give back. */
    private static final List<String> UNDOING = List.of(
            "pty", "port-forwarding", "agent-forwarding", "x11-forwarding", "user-rc", "permitopen", "permitlisten");

    @Override
    public String name() {
        return "bound keys";
    }

    @Override
    public List<Finding> look() {
        if (bindings.all().isEmpty()) {
            return List.of(Finding.warn(
                    "hosts have folders in " + site.project().input() + ", but no key is bound in "
                            + site.authorizedKeys(),
                    "montty enroll USER@HOST"));
        }
        List<Finding> findings = new ArrayList<>();
        Map<String, Binding> names = new HashMap<>();
        Map<String, Binding> keys = new HashMap<>();
        for (Binding binding : bindings.all()) {
            line(binding, findings);
            twice(binding, names.putIfAbsent(binding.name() + " " + binding.project(), binding), findings);
            shared(binding, keys.putIfAbsent(binding.key(), binding), findings);
        }
        if (findings.isEmpty()) {
            long relays = bindings.all().stream().filter(Binding::relay).count();
            findings.add(Finding.ok(Spans.counted(bindings.all().size() - relays, "host")
                    + (relays == 0 ? "" : " and " + Spans.counted(relays, "relay"))
                    + ", each with a key that can hand in reports and nothing else"));
        }
        return findings;
    }

    private void line(Binding binding, List<Finding> findings) {
        boolean restricted = binding.options().contains("restrict");
        if (!restricted) {
            findings.add(Finding.wrong(
                    binding.place() + ": the key of " + binding.who() + " is not restricted",
                    "put 'restrict,' in front of 'command=' there"));
        }
        for (String option : UNDOING) {
            if (restricted && binding.options().contains(option)) {
                findings.add(Finding.wrong(
                        binding.place() + ": the key of " + binding.who() + " is given " + option + " again",
                        "take '" + option + "' out of the line"));
            }
        }
        if (!HostName.isValid(binding.name())) {
            findings.add(Finding.wrong(
                    binding.place() + ": the line names no host, or one that cannot be a folder: '" + binding.name()
                            + "'",
                    "write --host NAME, of 1 to 63 of the characters a-z, 0-9, dot and hyphen"));
        }
        if (binding.key().isEmpty()) {
            findings.add(Finding.wrong(binding.place() + ": the line holds no key", "put the host's public key there"));
        }
        program(binding, findings);
        project(binding, findings);
    }

    private static void program(Binding binding, List<Finding> findings) {
        Path program = Path.of(binding.program());
        if (!program.isAbsolute()) {
            findings.add(Finding.warn(
                    binding.place() + ": " + program + " is looked for in the PATH that sshd gives",
                    "write its whole path there"));
        } else if (!Files.isExecutable(program)) {
            findings.add(Finding.wrong(
                    binding.place() + ": " + program + " is not there or has no run bit, so " + binding.who()
                            + " can hand in nothing",
                    "unpack MonTTY there, or write where montty-receive is now"));
        }
        if (!binding.java().isEmpty() && !Files.isExecutable(Path.of(binding.java()))) {
            findings.add(Finding.wrong(
                    binding.place() + ": the Java of the line, " + binding.java() + ", is not there",
                    "write where Java is now behind --java"));
        }
    }

    private static void project(Binding binding, List<Finding> findings) {
        if (binding.project().isEmpty()) {
            findings.add(Finding.wrong(
                    binding.place() + ": the line names no project directory", "write --project DIR behind the host"));
        } else if (!Files.exists(Path.of(binding.project()).resolve(ProjectLayout.CONFIG_FILE))) {
            findings.add(Finding.wrong(
                    binding.place() + ": " + binding.project() + " is no project directory",
                    "write --project with the right one, or lay it out: montty deploy " + binding.project()));
        }
    }

    private static void shared(Binding binding, @Nullable Binding before, List<Finding> findings) {
        if (before != null) {
            findings.add(Finding.wrong(
                    binding.place() + ": binds the key of " + before.who() + ", on " + before.place() + ", to "
                            + binding.who() + " as well; only the first line counts",
                    "give each its own key, and delete one of the lines"));
        }
    }

    private static void twice(Binding binding, @Nullable Binding before, List<Finding> findings) {
        if (before != null) {
            findings.add(Finding.warn(
                    binding.place() + ": " + binding.who() + " has a key already, on " + before.place()
                            + "; both can hand in its reports",
                    "delete the older line once the host uses the new key"));
        }
    }
}
