package io.montty.deployer;

import java.io.IOException;
import java.io.PrintStream;

/**
 * Print, install and remove the crontab lines of one project directory, and say what was done.
 *
 * @param crontab the user's crontab
 * @param section the lines
 * @param user whose crontab it is
 * @param out where to say it
 */
record CronEntry(Crontab crontab, CronSection section, String user, PrintStream out) {

    void print() {
        section.lines().forEach(out::println);
    }

    void install() throws IOException, InterruptedException {
        CronTable before = crontab.read();
        CronTable after = before.with(section);
        if (after.equals(before)) {
            out.println("the crontab of " + user + " holds these lines already:");
        } else {
            crontab.write(after);
            out.println("the crontab of " + user + " now holds:");
        }
        print();
    }

    void remove() throws IOException, InterruptedException {
        CronTable before = crontab.read();
        CronTable after = before.without(section);
        if (!after.equals(before)) {
            crontab.write(after);
            out.println("removed the lines for " + section.project() + " from the crontab of " + user);
            return;
        }
        out.println("the crontab of " + user + " holds no lines for " + section.project());
        if (!before.directories().isEmpty()) {
            out.println("it holds lines for: " + String.join(", ", before.directories()));
        }
    }
}
