package io.montty.script;

/**
 * Hold the first line of a script as the kernel reads it.
 *
 * @param interpreter the program that runs the script; empty if the line names none
 * @param argument the rest of the line, which the program gets as one argument; empty if there is none
 */
record Shebang(String interpreter, String argument) {

    /** How many bytes after the {@code #!} the kernel reads. */
    static final int LIMIT = 253;

    /** Read a line without its {@code #!}. */
    static Shebang parse(String line) {
        int start = skip(line, 0, true);
        int end = skip(line, start, false);
        return new Shebang(line.substring(start, end), line.substring(end).strip());
    }

    /** Return the interpreter's name without its folder. */
    String program() {
        return interpreter.substring(interpreter.lastIndexOf('/') + 1);
    }

    private static int skip(String line, int from, boolean blanks) {
        int position = from;
        while (position < line.length() && isBlank(line.charAt(position)) == blanks) {
            position++;
        }
        return position;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
