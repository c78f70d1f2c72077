package io.montty.script.dialect;

import java.util.List;

/** Hold the dialects that a name suffices for, apart from the default, which alone most runs need. */
final class KnownDialects {

    static final List<Dialect> ALL = List.of(
            Dialect.DEFAULT,
            new NagiosDialect(ExitCodes.NAGIOS),
            new CheckmkLocalDialect(ExitCodes.SUCCESS),
            new SensuDialect(SensuMetricFormat.NONE),
            new PrometheusDialect(List.of()),
            new PlainDialect("systemd", ExitCodes.LSB),
            new PlainDialect("lsb", ExitCodes.LSB),
            new PlainDialect("goss", ExitCodes.GOSS),
            new PlainDialect("oscap", ExitCodes.OSCAP),
            new PlainDialect("inspec", ExitCodes.INSPEC));

    private KnownDialects() {}
}
