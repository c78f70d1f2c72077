package io.montty.deployer;

import io.montty.deployer.shell.ShellWord;
import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Write what an admin does to have an account that hands in reports over SFTP and does nothing else.
 *
 * @param project the project directory, absolute
 * @param user who takes the reports there
 * @param account the account
 */
record SftpSetup(Path project, String user, String account) {

    static final String USUAL_ACCOUNT = "montty-drop";

    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    /** sshd_config and mount take a folder's name as it is; blanks and quotes would end it. */
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_@+=:,./-]+");

    /** @throws UsageException if the account or the folder has a name that sshd_config cannot hold */
    SftpSetup {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new UsageException("--sftp-setup is '" + account + "', expected a name for an account: at most 31"
                    + " lower-case letters, digits and hyphens, a letter first");
        }
        if (!FOLDER.matcher(project.toString()).matches()) {
            throw new UsageException("the name of " + project + " holds a blank or another character that sshd_config"
                    + " cannot hold everywhere; rename the folder");
        }
    }

    /** Return the set-up, as a script to be read and run by root. */
    String text() throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                SftpSetup.class.getResourceAsStream("sftp-setup.sh"), "no resource sftp-setup.sh")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@ACCOUNT@", account)
                    .replace("@USER@", ShellWord.quote(user))
                    .replace("@PROJECT@", project.toString());
        }
    }
}
