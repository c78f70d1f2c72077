package io.montty.deployer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Enroll a made-up host at a project directory of its own, which has a report of the host already. */
final class EnrollingServer {

    static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIALKYStIwIdmiO5yKBfyEVRQaCH4a4H9dGmoX2dkJAVX";
    static final String ID = "0123456789abcdef0123456789abcdef";
    static final String NAME = "web1.example.org";

    private final Path folder;
    private final DeployedFolder deployed;
    private final FakeHost host = new FakeHost();

    private EnrollingServer(Path folder, DeployedFolder deployed) {
        this.folder = folder;
        this.deployed = deployed;
    }

    static EnrollingServer below(Path folder) throws IOException {
        DeployedFolder deployed = DeployedFolder.below(folder);
        deployed.deploy("project");
        Shell.program(deployed.home().resolve("bin/montty-receive"), "#!/bin/sh\n");
        Files.writeString(folder.resolve("host.pub"), KEY + "\n");
        EnrollingServer server = new EnrollingServer(folder, deployed);
        server.receive(NAME, ID);
        return server;
    }

    FakeHost host() {
        return host;
    }

    Path keys() {
        return folder.resolve("authorized_keys");
    }

    Path project() {
        return folder.resolve("project");
    }

    /** Let a report wait in the inbox. */
    void receive(String inbox, String id) throws IOException {
        Path waiting = Files.createDirectories(project().resolve("REPORTS/_input/" + inbox));
        Files.writeString(waiting.resolve(id + ".report"), "{}");
    }

    Ended enroll(String... words) {
        return enrollAt("deploy@web1", words);
    }

    Ended enrollAt(String destination, String... words) {
        List<String> all = new ArrayList<>(List.of("enroll", destination));
        all.addAll(List.of(words));
        return montty(all.toArray(String[]::new));
    }

    Ended bind(String name, String key, String... words) {
        List<String> all = new ArrayList<>(List.of("enroll", "--bind", name, key));
        all.addAll(List.of(words));
        return montty(all.toArray(String[]::new));
    }

    Ended montty(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--project", "project", "--authorized-keys", keys().toString()));
        if (words[0].equals("enroll")) {
            all.addAll(List.of("--host-key", "host.pub"));
        }
        return deployed.with(host).montty(all.toArray(String[]::new));
    }

    static String report(String id) {
        return "@report {   \"id\" : \"" + id + "\",   \"status\" : \"WARN\", \n";
    }
}
