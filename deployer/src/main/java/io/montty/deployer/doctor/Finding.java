package io.montty.deployer.doctor;

/**
 * Say one thing that was found.
 *
 * @param verdict how it is
 * @param what what was found, or why it was not looked at
 * @param fix what to do, a command where there is one; empty where nothing is to be done
 */
public record Finding(Verdict verdict, String what, String fix) {

    static Finding ok(String what) {
        return new Finding(Verdict.OK, what, "");
    }

    static Finding skipped(String why) {
        return new Finding(Verdict.SKIPPED, why, "");
    }

    static Finding warn(String what, String fix) {
        return new Finding(Verdict.WARN, what, fix);
    }

    static Finding wrong(String what, String fix) {
        return new Finding(Verdict.WRONG, what, fix);
    }
}
