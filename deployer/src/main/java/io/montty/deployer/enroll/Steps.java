package io.montty.deployer.enroll;

import io.montty.runtime.report.TextSanitizer;
import java.io.PrintStream;

/** Say which step is being done and how it ended, a line for each. */
final class Steps {

    private final int total;
    private final PrintStream out;
    private final TextSanitizer sanitizer = new TextSanitizer();
    private int number;

    Steps(int total, PrintStream out) {
        this.total = total;
        this.out = out;
    }

    void begin(String what) {
        number++;
        String counted = number + "/" + total;
        out.print((counted.length() < 5 ? " ".repeat(5 - counted.length()) : "") + counted + "  " + sanitizer.line(what)
                + " … ");
        out.flush();
    }

    void done(String found) {
        out.println(sanitizer.line(found));
        out.flush();
    }

    void failed() {
        out.println("failed");
        out.flush();
    }

    void warn(String warning) {
        say("warning: " + warning);
    }

    void say(String line) {
        out.println("       " + sanitizer.line(line));
        out.flush();
    }
}
