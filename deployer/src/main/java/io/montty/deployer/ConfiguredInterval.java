package io.montty.deployer;

import io.montty.runtime.cli.UsageException;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ConfigurationException;
import io.montty.runtime.store.ProjectLayout;
import java.time.Duration;
import java.util.Optional;

/**
 * Compare how often a project directory expects its checker to run with how often the crontab lines start it.
 *
 * @param project the project directory
 */
record ConfiguredInterval(ProjectLayout project) {

    /**
     * Return what is wrong and what to do, or empty if both are the same.
     *
     * @throws UsageException listing every mistake in {@code montty.yaml}
     */
    Optional<String> mismatch() {
        Duration configured = read();
        if (configured.equals(CronSection.INTERVAL)) {
            return Optional.empty();
        }
        String cron = notation(CronSection.INTERVAL);
        String harm = configured.compareTo(CronSection.INTERVAL) < 0
                ? "so the server would miss a report between any two runs"
                : "so the server would notice late that this host is silent";
        return Optional.of(project.config() + ": check.interval is " + notation(configured)
                + ", but the crontab lines start the checker every " + cron + ", " + harm + "; set check.interval to "
                + cron + ", or take these lines out with --cron --remove and enter your own with: crontab -e");
    }

    private Duration read() {
        try {
            return new Configuration(project).montty().check().interval();
        } catch (ConfigurationException e) {
            throw new UsageException("the configuration is wrong, nothing was done:\n" + e.getMessage());
        }
    }

    private static String notation(Duration duration) {
        if (duration.toMillisPart() > 0) {
            return duration.toMillis() + "ms";
        }
        return duration.toSecondsPart() > 0 ? duration.toSeconds() + "s" : duration.toMinutes() + "m";
    }
}
