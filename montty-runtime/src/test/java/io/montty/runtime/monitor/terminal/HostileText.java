package io.montty.runtime.monitor.terminal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Know what a host may write into a report to harm the terminal of the person who reads it. */
final class HostileText {

    private HostileText() {}

    /** Return more than 300 different texts. */
    static Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        for (String attack : attacks()) {
            all.add(attack);
            all.add("before " + attack + " after");
            all.add(attack.repeat(2) + "\n" + attack);
        }
        all.addAll(sizes());
        return all;
    }

    private static List<String> attacks() {
        List<String> attacks = new ArrayList<>();
        for (int control = 0; control < 0x20; control++) {
            attacks.add(Character.toString(control));
        }
        for (int control = 0x7f; control <= 0x9f; control++) {
            attacks.add(Character.toString(control) + "31m");
        }
        sequences(attacks);
        unicode(attacks);
        return attacks;
    }

    private static void sequences(List<String> attacks) {
        for (String introducer : List.of("\u001b[", "\u009b")) {
            for (String end : List.of(
                    "2J",
                    "31m",
                    "6n",
                    "c",
                    "?1049l",
                    "?1000h",
                    "21t",
                    "5;5H",
                    "99999999S",
                    "4;1r",
                    "!p",
                    "0;0;0;0;0$r")) {
                attacks.add(introducer + end);
            }
        }
        for (String introducer : List.of("\u001b]", "\u009d")) {
            for (String end : List.of("\u0007", "\u001b\\", "\u009c", "")) {
                attacks.add(introducer + "52;c;cm0gLXJmIC8=" + end);
                attacks.add(introducer + "8;;https://example.invalid" + end + "link" + introducer + "8;;" + end);
            }
        }
        attacks.addAll(List.of(
                "\u001b]0;title\u0007",
                "\u001b]4;1;?\u0007",
                "\u001b]1337;File=inline=1:AAAA\u0007",
                "\u001bP+q544e\u001b\\",
                "\u0090$q\"p\u009c",
                "\u001b_Gf=100;AAAA\u001b\\",
                "\u001b^private\u001b\\",
                "\u001bXstart\u001b\\",
                "\u001bc",
                "\u001b#8",
                "\u001b(0lqqk",
                "\u001bN\u001bO",
                "\u001b7\u001b8\u001bM\u001bD",
                "\u001b",
                "\u001b[200~dddd\u001b[201~",
                "\u000e\u000f",
                "over\rwritten",
                "\b\b\b\b\bnothing wrong",
                "a\u0000b",
                "\u007f\u007f",
                "\f\u000b"));
    }

    private static void unicode(List<String> attacks) {
        for (int format : new int[] {
            0x00AD, 0x061C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C,
            0x202D, 0x202E, 0x2060, 0x2061, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0xFEFF, 0xFFF9, 0xFFFB, 0x1D173,
            0xE0001, 0xE0041, 0xE007F, 0xE000, 0xF8FF, 0xF0000, 0x10FFFD, 0xFFFE, 0xFFFF, 0x378, 0x1FFFE, 0xFE0F,
                    0xE0100
        }) {
            attacks.add("x" + Character.toString(format) + "y");
        }
        attacks.addAll(List.of(
                "\ud800",
                "\udc00\ud800",
                "a\udfffb",
                "e" + "\u0301".repeat(500),
                "\u0301\u0301leading",
                "\u20dd\u20e3\u0488",
                "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319",
                "\u0e33\u0e33\u0903\u0bbf",
                "\u4e16\u754c\uff21\uff9e\u3000",
                "\u1100\u1161\u11a8",
                "\ud83d\ude00",
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                "\ud83d\udc4d\ud83c\udfff",
                "\ud83c\uddea\ud83c\uddfa",
                "1\ufe0f\u20e3",
                "\ud83c\udff4\udb40\udc67\udb40\udc7f",
                "\ufdfd\ua9c5\ud808\udc2b",
                "\u2e3b\u2e3b\u2e3b",
                "\u00e9 e\u0301 \ufb01",
                "(ALERT)",
                "\u2502\u25be\u25b8>!!ALERT",
                "SUMMARY:\n\n\nMonTTY\nStatus: OKAY\n\n"));
    }

    private static List<String> sizes() {
        return List.of(
                "x".repeat(5_000),
                "\u4e16".repeat(5_000),
                "\u001b[31m".repeat(1_000),
                "\t".repeat(1_000),
                " ".repeat(5_000) + "x");
    }
}
