package io.montty.runtime.store;

import io.montty.api.Status;
import java.nio.file.Path;
import java.util.List;

/**
 * Name the files and folders of a project directory.
 *
 * @param root the project directory, absolute
 */
public record ProjectLayout(Path root) {

    /** The file that makes a folder a project directory. */
    public static final String CONFIG_FILE = "montty.yaml";

    /** The list of tags that MonTTY for Python knows, in CHECKS. */
    public static final String CHECKS_LIST = "checks.csv";

    public Path config() {
        return root.resolve(CONFIG_FILE);
    }

    public Path checks() {
        return root.resolve("CHECKS");
    }

    public Path checksConfig() {
        return checks().resolve("checks.yaml");
    }

    public Path checksList() {
        return checks().resolve(CHECKS_LIST);
    }

    public Path bashScripts() {
        return checks().resolve("BASH_SCRIPTS");
    }

    public Path dataFiles() {
        return checks().resolve("DATA_FILES");
    }

    public Path pythonLibs() {
        return checks().resolve("PYTHON_LIBS");
    }

    public Path plugins() {
        return root.resolve("PLUGINS");
    }

    /** Return the folder of what checks were told to take for right, made with the first of them. */
    public Path baselines() {
        return root.resolve("BASELINES");
    }

    public Path spool() {
        return root.resolve("SPOOL");
    }

    public Path checkLock() {
        return spool().resolve(".check.lock");
    }

    /** Return the lock of the checker that stays, held for as long as it does. */
    public Path watchLock() {
        return spool().resolve(".watch.lock");
    }

    /** Return the lock of whoever hands in what the spool holds. */
    public Path sendLock() {
        return spool().resolve(".send.lock");
    }

    /** Return the folder of reports that the server will never take, made with the first of them. */
    public Path dead() {
        return spool().resolve("dead");
    }

    /** Return the file that holds the last answers of checks that do not run every time. */
    public Path carriedResults() {
        return spool().resolve(".carried.json");
    }

    /** Return the file that holds which checks each plugin jar offers. */
    public Path knownJars() {
        return spool().resolve(".jars.json");
    }

    /** Return the folder of what runs were found to do, made with the first of them. */
    public Path plans() {
        return spool().resolve(".plans");
    }

    public Path reports() {
        return root.resolve("REPORTS");
    }

    public Path input() {
        return reports().resolve("_input");
    }

    public Path reject() {
        return reports().resolve("_reject");
    }

    public Path state() {
        return reports().resolve("_state");
    }

    /** Return the folder that holds a line for each report that is filed, named by the report's id. */
    public Path seen() {
        return state().resolve("seen");
    }

    /** Return the folder of the logs of reports that are not filed any more. */
    public Path past() {
        return state().resolve("past");
    }

    /** Return the file whose modification time says when the manager last looked what is kept too long. */
    public Path housekeeping() {
        return state().resolve("manager-housekeeping");
    }

    /** Return the folder of lines for {@link #seen()} whose report is on its way to where it is filed. */
    public Path filing() {
        return state().resolve("filing");
    }

    /** Return the file that says which files lay in the open inbox at the last pass, and how large they were. */
    public Path drops() {
        return state().resolve("drops");
    }

    /** Return the file that says what came of the last run of the relay. */
    public Path relayLastRun() {
        return state().resolve("relay-last-run");
    }

    /** Return the folder that receivers write in before a report has its name, made with the first of them. */
    public Path receiving() {
        return state().resolve("receiving");
    }

    /** Return the file that says whose signature a report may bear; where it is there, every report must. */
    public Path allowedSigners() {
        return root.resolve("allowed_signers");
    }

    public Path audit() {
        return state().resolve("audit");
    }

    /** Return the folder that holds a file for each host that the server knows. */
    public Path hosts() {
        return state().resolve("hosts");
    }

    /** Return the folder of files of hosts that made no sense, made with the first of them. */
    public Path damaged() {
        return state().resolve("damaged");
    }

    /** Return the file of the hosts that are unverified since a state was lost, while there are any. */
    public Path rebuilt() {
        return state().resolve("rebuilt-hosts");
    }

    /** Return the file of the times at which nobody is to be bothered. */
    public Path downtimes() {
        return state().resolve("downtimes.json");
    }

    /** Return the database of what changed and what was measured. */
    public Path history() {
        return state().resolve("history.db");
    }

    public Path managerLock() {
        return state().resolve(".manager.lock");
    }

    /** Return the file whose modification time says when the manager last finished a pass. */
    public Path managerLastRun() {
        return state().resolve("manager-last-run");
    }

    /** Return the file that says why a pass could not begin; it is older than the one of the last run if that is over. */
    public Path managerLastFailure() {
        return state().resolve("manager-last-failure");
    }

    /** Return the folder that reports of {@code status} are filed in. */
    public Path filed(Status status) {
        return reports()
                .resolve(
                        switch (status) {
                            case NA, OKAY -> "_report";
                            case WARN -> "_warn";
                            case ALERT -> "_alert";
                        });
    }

    /** Return the folders that hold filed reports, the most severe first. */
    public List<Path> filedFolders() {
        return List.of(filed(Status.ALERT), filed(Status.WARN), filed(Status.OKAY));
    }

    /** Return every folder of a project directory, parents first. */
    public List<Path> folders() {
        return List.of(
                checks(),
                bashScripts(),
                dataFiles(),
                pythonLibs(),
                plugins(),
                spool(),
                reports(),
                input(),
                filed(Status.OKAY),
                filed(Status.WARN),
                filed(Status.ALERT),
                reject(),
                state());
    }
}
