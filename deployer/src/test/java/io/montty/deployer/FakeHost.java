package io.montty.deployer;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answer as the steps on a host do. */
final class FakeHost implements Commands {

    private final Map<String, CommandResult> answers = new HashMap<>();
    final Map<String, String> scripts = new HashMap<>();
    final List<String> steps = new ArrayList<>();
    String proxy = "";

    FakeHost() {
        tells("reach", "@hostname WEB1.example.org\n@client 192.0.2.1\n@machine x86_64\n@found alice\n");
        tells("make_key", "@key " + EnrollingServer.KEY + " montty:web1\n@found made a key\n");
        tells("first_check", EnrollingServer.report(EnrollingServer.ID));
    }

    void tells(String step, String text) {
        answers.put(step, FakeCrontab.ended(0, text, ""));
    }

    void fails(String step, String why) {
        answers.put(step, FakeCrontab.ended(1, "@failed " + why + "\n", ""));
    }

    @Override
    public CommandResult run(Command command) {
        if (command.argv().contains("-G")) {
            return FakeCrontab.ended(0, proxy, "");
        }
        if (!command.argv().contains("ssh")) {
            return FakeCrontab.ended(0, "", "");
        }
        try {
            String script = Files.readString(Path.of(command.argv().get(4)));
            String step = script.strip().substring(script.strip().lastIndexOf('\n') + 1);
            steps.add(step);
            scripts.put(step, script);
            return answers.getOrDefault(step, FakeCrontab.ended(0, "", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
