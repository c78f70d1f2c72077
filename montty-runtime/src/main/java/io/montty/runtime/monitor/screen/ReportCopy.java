package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.ReportRef;
import java.nio.charset.StandardCharsets;

/** Put what is shown into the clipboard, as much of it as terminals take. */
final class ReportCopy {

    /** How many bytes of text are copied: terminals give up longer sequences. */
    private static final int MOST = 48 * 1024;

    private ReportCopy() {}

    static void text(String text, Desk desk) {
        String part = start(text);
        desk.perform(new Effect.Copy(part));
        long lines = part.lines().count();
        String what = lines + (lines == 1 ? " line" : " lines");
        desk.say(part.length() == text.length() ? "copied " + what : "copied only the first 48 KB, " + what);
    }

    static void id(ReportRef ref, Desk desk) {
        String id = ref.id();
        if (id == null) {
            desk.say("the file's name holds no id");
        } else {
            desk.perform(new Effect.Copy(id));
            desk.say("copied " + id);
        }
    }

    /** Return as many whole lines as there is room for; of a single long line, its start. */
    private static String start(String text) {
        int end = Math.min(text.length(), MOST);
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MOST) {
            end = end * 9 / 10;
        }
        if (end == text.length()) {
            return text;
        }
        int lineEnd = text.lastIndexOf('\n', end - 1) + 1;
        return text.substring(0, lineEnd > 0 ? lineEnd : end);
    }
}
