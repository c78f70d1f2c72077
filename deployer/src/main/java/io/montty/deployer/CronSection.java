package io.montty.deployer;

import io.montty.deployer.doctor.Role;
import io.montty.deployer.shell.ShellWord;
import io.montty.runtime.cli.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Hold the lines of a crontab that let a project directory work by itself.
 *
 * @param project the project directory, absolute
 * @param role what is done with reports beside making them
 */
record CronSection(Path project, Role role) {

    static final String BEGIN = "# BEGIN MonTTY ";
    static final String END = "# END MonTTY ";

    /** How often the lines start the checker; divides an hour, since cron could not keep to it otherwise. */
    static final Duration INTERVAL = Duration.ofMinutes(5);

    /** @throws UsageException if the directory's name cannot be written into a crontab */
    CronSection {
        if (project.toString().chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("the name of " + project + " holds a line break or another control character,"
                    + " which a crontab cannot hold; rename the folder");
        }
    }

    String begin() {
        return BEGIN + project;
    }

    String end() {
        return END + project;
    }

    /** Return the lines, between the two that mark them as ours. */
    List<String> lines() {
        String script = ShellWord.quoteForCron(
                project.resolve(ProjectTemplate.RUN_SCRIPT).toString());
        List<String> lines = new ArrayList<>();
        lines.add(begin());
        lines.add("*/" + INTERVAL.toMinutes() + " * * * * " + script + " local_chk \"\"");
        if (role != Role.HOST) {
            lines.add("* * * * * " + script + (role == Role.RELAY ? " relay" : " man"));
        }
        lines.add(end());
        return lines;
    }
}
