package io.montty.deployer;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import io.montty.api.CommandResult.Killed;
import io.montty.api.CommandResult.NotStarted;
import io.montty.api.CommandResult.Overran;
import io.montty.api.Commands;
import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Read and replace the crontab of the user who runs this, by way of crontab(1). */
final class Crontab {

    /** Far more than any crontab; a longer one is not touched, since only a part of it could be written back. */
    private static final int LIMIT = 1024 * 1024;

    private static final String NONE_YET = "no crontab for";

    private final Commands commands;
    private final Path temporary;

    /**
     * Make it.
     *
     * @param commands what runs crontab(1)
     * @param temporary where the new table is written for it to read
     */
    Crontab(Commands commands, Path temporary) {
        this.commands = commands;
        this.temporary = temporary;
    }

    /** @throws UsageException if it cannot be read whole */
    CronTable read() throws InterruptedException {
        CommandResult result = run("-l");
        if (result.end() instanceof Exited && result.stderr().contains(NONE_YET)) {
            return new CronTable(List.of());
        }
        checkDone("crontab -l", result);
        if (result.cut() || result.stdout().indexOf('\uFFFD') >= 0) {
            throw new UsageException(
                    "the crontab is longer than " + LIMIT / 1024 + " KiB or not UTF-8 text, so it could"
                            + " not be written back as it is; nothing was changed; add the lines with: crontab -e");
        }
        return CronTable.parse(result.stdout());
    }

    /** @throws UsageException if crontab(1) does not take it; the old one is still in place then */
    void write(CronTable table) throws IOException, InterruptedException {
        Path file = Files.createTempFile(temporary, "montty-crontab-", null);
        try {
            Files.writeString(file, table.text());
            checkDone("crontab FILE", run(file.toString()));
        } finally {
            Files.delete(file);
        }
    }

    private CommandResult run(String argument) throws InterruptedException {
        return commands.run(new Command(List.of("crontab", argument), Map.of(), LIMIT));
    }

    private static void checkDone(String what, CommandResult result) {
        String trouble;
        if (result.end() instanceof Exited exited) {
            trouble = exited.code() == 0
                    ? ""
                    : "ended with code " + exited.code() + ": "
                            + result.stderr().strip();
        } else if (result.end() instanceof NotStarted notStarted) {
            trouble = "could not be started: " + notStarted.reason()
                    + "; install cron (Debian, Ubuntu: apt-get install cron; Red Hat: dnf install cronie)";
        } else if (result.end() instanceof Killed killed) {
            trouble = "was ended by signal " + killed.signal();
        } else {
            trouble = result.end() instanceof Overran ? "did not end in time" : "ended in an unknown way";
        }
        if (!trouble.isEmpty()) {
            throw new UsageException(
                    what + " " + trouble + "; see what the crontab holds with: crontab -l; to enter the"
                            + " lines by hand, get them with --cron alone and run: crontab -e");
        }
    }
}
