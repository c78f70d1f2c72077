package io.montty.deployer.doctor;

import io.montty.runtime.cli.UsageException;
import java.util.List;

/** Read the crontab of the user who asks. */
public interface CronLines {

    /**
     * Return its lines; none if there is no crontab.
     *
     * @throws UsageException if it cannot be read
     */
    List<String> lines() throws InterruptedException;

    /** Return the lines that it should hold for a project directory of {@code role}, with the two marks around them. */
    List<String> expected(Role role);
}
