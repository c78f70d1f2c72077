package io.montty.checks.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Know the users of {@code /etc/passwd}; see passwd(5). */
record LocalUsers(String passwd) {

    static LocalUsers read(Path root) {
        return new LocalUsers(BoundedText.ifReadable(root.resolve("etc/passwd")).orElse(""));
    }

    /** Return the number of {@code user}, which may be a number itself, or empty if the file does not name it. */
    OptionalLong uid(String user) {
        if (user.matches("\\d{1,10}")) {
            return OptionalLong.of(Long.parseLong(user));
        }
        Optional<String> number = passwd.lines()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > 2 && fields[0].equals(user) && fields[2].matches("\\d{1,10}"))
                .map(fields -> fields[2])
                .findFirst();
        return number.isPresent() ? OptionalLong.of(Long.parseLong(number.get())) : OptionalLong.empty();
    }
}
