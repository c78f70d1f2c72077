package io.montty.deployer.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hold a page of the documentation.
 *
 * @param file where it lies
 * @param prose its lines outside of fenced blocks, the others empty, so that each keeps its number
 * @param blocks its fenced blocks, in their order
 */
public record MarkdownPage(Path file, List<String> prose, List<Block> blocks) {

    /** The folder that all pages lie in or below. */
    static final Path ROOT =
            Path.of(System.getProperty("montty.root", "..")).toAbsolutePath().normalize();

    private static final String FENCE = "```";
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

    /**
     * Hold a link.
     *
     * @param line the line that it is in
     * @param target where it leads
     */
    public record Link(int line, String target) {}

    static MarkdownPage read(Path file) throws IOException {
        List<String> prose = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        StringBuilder inside = new StringBuilder();
        String language = "";
        int begin = 0;
        for (String line : Files.readAllLines(file)) {
            boolean fence = line.startsWith(FENCE);
            if (fence && begin == 0) {
                language = line.substring(FENCE.length()).strip();
                begin = prose.size() + 2;
            } else if (fence) {
                blocks.add(new Block(language, inside.toString(), begin));
                inside.setLength(0);
                begin = 0;
            } else if (begin > 0) {
                inside.append(line).append('\n');
            }
            prose.add(fence || begin > 0 ? "" : line);
        }
        return new MarkdownPage(file, prose, blocks);
    }

    /** Read all pages that belong to the documentation. */
    public static List<MarkdownPage> all() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> examples = Files.walk(ROOT.resolve("examples"))) {
            Stream.of(top, docs, examples)
                    .flatMap(paths -> paths)
                    .filter(path ->
                            path.toString().endsWith(".md") && !path.toString().contains("/target/"))
                    .sorted()
                    .forEach(files::add);
        }
        List<MarkdownPage> pages = new ArrayList<>();
        for (Path file : files) {
            pages.add(read(file));
        }
        return pages;
    }

    /** Return its name, from the folder that all pages lie in. */
    public String name() {
        return ROOT.relativize(file.toAbsolutePath().normalize()).toString();
    }

    List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < prose.size(); i++) {
            Matcher link = LINK.matcher(CODE.matcher(prose.get(i)).replaceAll("``"));
            while (link.find()) {
                links.add(new Link(i + 1, link.group(1)));
            }
        }
        return links;
    }

    /** Return what stands between backticks in its text, each with its line. */
    public List<Link> spans() {
        List<Link> spans = new ArrayList<>();
        for (int i = 0; i < prose.size(); i++) {
            Matcher span = SPAN.matcher(prose.get(i));
            while (span.find()) {
                spans.add(new Link(i + 1, span.group(1)));
            }
        }
        return spans;
    }

    /** Return the names that its headings have in addresses. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        for (String line : prose) {
            if (line.startsWith("#")) {
                String name = line.replaceFirst("#+\\s+", "")
                        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-');
                int again = 1;
                String unique = name;
                while (!anchors.add(unique)) {
                    unique = name + "-" + again++;
                }
            }
        }
        return anchors;
    }
}
