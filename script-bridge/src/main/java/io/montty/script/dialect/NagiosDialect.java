package io.montty.script.dialect;

/**
 * Read the monitoring plugins and the thousands that follow their guidelines; thresholds never change the status.
 *
 * @param exitCodes what the exit codes mean
 */
record NagiosDialect(ExitCodes exitCodes) implements Dialect {

    @Override
    public String name() {
        return "nagios";
    }

    @Override
    public Dialect withExitCodes(ExitCodes exitCodes) {
        return new NagiosDialect(exitCodes);
    }

    @Override
    public Reading read(int exitCode, ScriptOutput output) {
        Gathering gathering = new Gathering();
        NagiosOutput.of(output.stdout()).gather(gathering);
        gathering.say(output.stderr().lines());
        return Reading.of(exitCode, exitCodes.verdict(exitCode), gathering.text(), gathering.metrics());
    }
}
