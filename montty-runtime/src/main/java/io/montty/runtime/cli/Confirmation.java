package io.montty.runtime.cli;

import io.montty.runtime.report.TextSanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.function.Predicate;

/** Ask a person a question; nothing but a clear yes is one. */
final class Confirmation implements Predicate<String> {

    private final InputStream in;
    private final PrintStream err;

    Confirmation(InputStream in, PrintStream err) {
        this.in = in;
        this.err = err;
    }

    @Override
    public boolean test(String question) {
        err.print(new TextSanitizer().line(question) + " [y/N] ");
        err.flush();
        StringBuilder answer = new StringBuilder();
        try {
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                answer.append((char) c);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString().strip().matches("(?i)y|yes");
    }
}
