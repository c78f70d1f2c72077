package io.montty.runtime.monitor.terminal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognise what a frame may consist of: printable text, and the few control sequences that we send. */
final class OwnSequences {

    private static final String PRINTABLE = "[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]";

    /** Looks, moves, the cursor, clearing, and a region that is scrolled by a line and given up again. */
    private static final Pattern PIECE = Pattern.compile(PRINTABLE
            + "|\\x1b\\[(?:\\d{1,3}(?:;\\d{1,3}){0,12})?m"
            + "|\\x1b\\[\\d{1,4}(?:;\\d{1,4})?H"
            + "|\\x1b\\[\\d{0,4}C"
            + "|\\x1b\\[\\?25[hl]"
            + "|\\x1b\\[2J"
            + "|\\x1b\\[\\d{1,4};\\d{1,4}r\\x1b\\[\\d{1,4};1H(?:\\n{1,2}|(?:\\x1bM){1,2})\\x1b\\[r");

    private OwnSequences() {}

    /** Return what is not ours, with what comes before it; empty if all is. */
    static String foreign(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return "not UTF-8";
        }
        Matcher pieces = PIECE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            pieces.region(at, text.length());
            if (!pieces.lookingAt()) {
                String around = text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 20));
                return around.replace("\u001b", "<ESC>") + " at " + at;
            }
            at = pieces.end();
        }
        return "";
    }
}
