package io.montty.deployer.manual;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold what a command says of its exit codes at the end of its help.
 *
 * @param said the sentences that follow {@code Exit codes:}, if any
 * @param rest what else is said of them
 * @param others what is said of other things
 */
record ExitCodes(Optional<String> said, List<String> rest, List<String> others) {

    private static final String MARK = "Exit codes: ";
    private static final Pattern CODES = Pattern.compile("(\\d[\\d, or]*) (.*)");

    /** Find them among the paragraphs of the help's end. */
    static ExitCodes among(List<String> footer) {
        List<String> paragraphs =
                footer.stream().filter(paragraph -> !paragraph.isBlank()).toList();
        int place = 0;
        while (place < paragraphs.size() && !paragraphs.get(place).startsWith(MARK)) {
            place++;
        }
        if (place == paragraphs.size()) {
            return new ExitCodes(Optional.empty(), List.of(), paragraphs);
        }
        return new ExitCodes(
                Optional.of(paragraphs.get(place).substring(MARK.length())),
                paragraphs.subList(place + 1, paragraphs.size()),
                paragraphs.subList(0, place));
    }

    /** Write their section: a list of the codes, and below it what else is said of them. */
    void writeTo(Troff page) {
        page.section("EXIT STATUS");
        if (said.isEmpty()) {
            page.paragraph("As all commands; see EXIT STATUS in " + Troff.bold("montty") + "(1).");
            return;
        }
        String[] sentences = said.get().split("\\. (?=[A-Z])", 2);
        for (String code : sentences[0].split("; (?=\\d)", -1)) {
            Matcher parts = CODES.matcher(code);
            if (!parts.matches()) {
                throw new IllegalStateException("an exit code is not said as 'NUMBER MEANING': " + code);
            }
            page.item(Troff.bold(parts.group(1)), sentence(parts.group(2)));
        }
        if (sentences.length == 2) {
            page.paragraph(sentences[1]);
        }
        rest.forEach(page::paragraph);
    }

    private static String sentence(String words) {
        String rest = words.substring(1) + (words.endsWith(".") ? "" : ".");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + rest;
    }
}
