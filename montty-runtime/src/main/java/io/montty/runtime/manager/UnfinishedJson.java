package io.montty.runtime.manager;

/** Tell a JSON object that is cut short from bytes that are wrong. */
final class UnfinishedJson {

    private UnfinishedJson() {}

    /** Tell whether {@code bytes} are blank, or begin an object whose last brace is still missing. */
    static boolean test(byte[] bytes) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < bytes.length; i++) {
            byte here = bytes[i];
            if (quoted) {
                quoted = here != '"';
                i += here == '\\' ? 1 : 0;
            } else if (here == '"') {
                quoted = true;
            } else if (here == '{' || here == '[') {
                depth++;
            } else if (here == '}' || here == ']') {
                depth--;
            }
            if (depth <= 0 && here != ' ' && here != '\t' && here != '\r' && here != '\n') {
                return false;
            }
        }
        return true;
    }
}
