package io.montty.deployer;

import io.montty.deployer.shell.ShellWord;
import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.HostName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Write what an admin does to have an account by which one host hands in its reports over SFTP and does nothing else.
 * The account tells the server which host it is.
 *
 * @param project the project directory, absolute
 * @param user who takes the reports there
 * @param host the host
 */
record SftpSetup(Path project, String user, String host) {

    private static final String PREFIX = "mty-";

    /** What useradd takes. */
    private static final int LONGEST_ACCOUNT = 31;

    /** sshd_config and mount take a folder's name as it is; blanks and quotes would end it. */
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_@+=:,./-]+");

    /** @throws UsageException if that is no host, or its account or the folder has a name that cannot be used */
    SftpSetup {
        String asked = host;
        host = HostName.of(asked)
                .orElseThrow(() -> new UsageException("--sftp-setup is '" + asked + "', expected the name of a host: 1"
                        + " to 63 letters, digits, dots and hyphens"));
        if (PREFIX.length() + host.length() > LONGEST_ACCOUNT) {
            throw new UsageException("--sftp-setup is '" + host + "', whose account " + account(host) + " has "
                    + account(host).length() + " characters, and accounts have at most " + LONGEST_ACCOUNT
                    + "; call the host by a name of at most " + (LONGEST_ACCOUNT - PREFIX.length()));
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
                    .replace("@HOST@", host)
                    .replace("@ACCOUNT@", account(host))
                    .replace("@USER@", ShellWord.quote(user))
                    .replace("@PROJECT@", project.toString());
        }
    }

    private static String account(String host) {
        return PREFIX + host.replace('.', '-');
    }
}
