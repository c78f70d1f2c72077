package io.montty.deployer.enroll;

import io.montty.deployer.shell.ShellWord;
import io.montty.runtime.cli.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Say how this server's admin reaches a host.
 *
 * @param destination {@code USER@HOST}, or a name of the admin's SSH configuration
 * @param port the port of its sshd; empty for what the configuration says
 * @param jump the jump hosts; empty for what the configuration says
 * @param identity the file of the admin's key; empty for what the configuration says
 */
record SshTarget(String destination, Optional<Integer> port, Optional<String> jump, Optional<String> identity) {

    private static final Pattern DESTINATION = Pattern.compile("(?:[^-@\\s][^@\\s]*@)?[A-Za-z0-9_:\\[][^@\\s]*");

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    /** @throws UsageException if the destination is no USER@HOST */
    SshTarget {
        if (!DESTINATION.matcher(destination).matches()) {
            throw new UsageException("'" + destination + "' is no USER@HOST, as in deploy@web1.example.org");
        }
    }

    /** Return the host as the admin named it, without the user. */
    String host() {
        return destination.substring(destination.indexOf('@') + 1);
    }

    /** Tell whether {@code name} is another than the admin named the host by; an address does not say. */
    boolean isCalledOtherwise(String name) {
        String typed = host().toLowerCase(Locale.ROOT);
        return !ADDRESS.matcher(typed).matches()
                && !typed.equals(name)
                && !typed.startsWith(name + ".")
                && !name.startsWith(typed + ".");
    }

    /** Return the words that run {@code command} on the host, never asking anything. */
    List<String> argv(String command) {
        List<String> argv = new ArrayList<>(options());
        argv.addAll(List.of("--", destination, command));
        return argv;
    }

    /** Return the words that print what ssh makes of its configuration. */
    List<String> describing() {
        List<String> argv = new ArrayList<>(options());
        argv.addAll(List.of("-G", "--", destination));
        return argv;
    }

    /** Return what a person types to get there. */
    String typed() {
        List<String> words = new ArrayList<>(List.of("ssh"));
        words.addAll(way());
        words.add(destination);
        return words.stream().map(ShellWord::quote).collect(Collectors.joining(" "));
    }

    private List<String> options() {
        List<String> argv = new ArrayList<>(List.of("ssh", "-T", "-x", "-a"));
        for (String option : List.of(
                "BatchMode=yes",
                "StrictHostKeyChecking=yes",
                "ConnectTimeout=15",
                "ServerAliveInterval=10",
                "ServerAliveCountMax=3",
                "ClearAllForwardings=yes",
                "LogLevel=ERROR")) {
            argv.addAll(List.of("-o", option));
        }
        argv.addAll(way());
        return argv;
    }

    private List<String> way() {
        List<String> words = new ArrayList<>();
        port.ifPresent(number -> words.addAll(List.of("-p", number.toString())));
        jump.ifPresent(hosts -> words.addAll(List.of("-J", hosts)));
        identity.ifPresent(file -> words.addAll(List.of("-i", file)));
        return words;
    }
}
