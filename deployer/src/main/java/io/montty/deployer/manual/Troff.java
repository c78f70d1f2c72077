package io.montty.deployer.manual;

import java.util.List;

/** Write a page in the language of man(7). */
final class Troff {

    /** Where bold, italic and plain letters begin, in text that is yet to be escaped. */
    static final char BOLD = '\uE000';

    static final char ITALIC = '\uE001';
    static final char PLAIN = '\uE002';

    private final StringBuilder page = new StringBuilder();
    private boolean atStartOfSection;

    Troff(String heading) {
        page.append(heading);
    }

    static String bold(String text) {
        return BOLD + text + PLAIN;
    }

    static String italic(String text) {
        return ITALIC + text + PLAIN;
    }

    Troff section(String name) {
        page.append(".SH \"").append(escape(name)).append("\"\n");
        atStartOfSection = true;
        return this;
    }

    Troff paragraph(String text) {
        if (!atStartOfSection) {
            page.append(".PP\n");
        }
        sentences(text);
        return this;
    }

    /** Write a paragraph whose first line stands out to the left. */
    Troff hanging(String text) {
        page.append(".HP\n");
        line(text);
        return this;
    }

    /** Write what {@code tag} is, indented below it. */
    Troff item(String tag, String text) {
        return item(List.of(tag), text);
    }

    /** Write what several tags are, indented below them. */
    Troff item(List<String> tags, String text) {
        String request = ".TP\n";
        for (String tag : tags) {
            page.append(request);
            line(tag);
            request = ".TQ\n";
        }
        sentences(text);
        return this;
    }

    /** Write lines that are kept apart. */
    Troff literal(List<String> lines) {
        page.append(".nf\n");
        lines.forEach(this::line);
        page.append(".fi\n");
        return this;
    }

    /** Write what is in this language already. */
    Troff written(String text) {
        page.append(text);
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }

    /** A sentence ends where its line ends: troff then leaves the right space behind it. */
    private void sentences(String text) {
        for (String sentence : text.split("(?<=\\.) (?=[A-Z])", -1)) {
            line(sentence);
        }
    }

    private void line(String text) {
        atStartOfSection = false;
        String escaped = escape(text);
        boolean isRequest = escaped.startsWith(".") || escaped.startsWith("'");
        page.append(isRequest ? "\\&" : "").append(escaped).append('\n');
    }

    /** Return {@code text} so that every character of it is printed as it is. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case BOLD -> escaped.append("\\fB");
                case ITALIC -> escaped.append("\\fI");
                case PLAIN -> escaped.append("\\fR");
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                case '"' -> escaped.append("\\(dq");
                default -> append(character, escaped);
            }
        });
        return escaped.toString();
    }

    private static void append(int character, StringBuilder escaped) {
        if (character < 128) {
            escaped.append((char) character);
        } else {
            escaped.append(String.format("\\[u%04X]", character));
        }
    }
}
