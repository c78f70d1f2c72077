package io.montty.deployer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** Say what a new script check starts with, in each language that there is one in. */
enum ScriptLanguage {
    BASH("sh"),
    PYTHON("py");

    private final String suffix;

    ScriptLanguage(String suffix) {
        this.suffix = suffix;
    }

    /** Return what the file of the check {@code name} is called, which is the check's id. */
    String file(String name) {
        return "chk_" + name + "." + suffix;
    }

    /** Return the text of the check {@code name}. */
    String text(String name) throws IOException {
        String resource = "check." + suffix;
        try (InputStream stream =
                Objects.requireNonNull(ScriptLanguage.class.getResourceAsStream(resource), "no resource " + resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@TITLE@", title(name))
                    .replace("@FILE@", file(name));
        }
    }

    private static String title(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('-', ' ');
    }
}
