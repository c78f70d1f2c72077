package io.montty.deployer;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Run a command if all of its words are known.
 *
 * <p>picocli lets unknown words pass where help is asked for, and would answer to {@code montty chekc --help} with the
 * help of {@code montty}, as if that were the help of a command that is not there.
 */
final class KnownWordsOnly implements IExecutionStrategy {

    private final IExecutionStrategy run = new RunLast();

    /** @throws UnmatchedArgumentException if a word is unknown */
    @Override
    public int execute(ParseResult parsed) {
        for (CommandLine command : parsed.asCommandLineList()) {
            List<String> unknown = command.getParseResult().unmatched();
            if (!unknown.isEmpty()) {
                throw new UnmatchedArgumentException(command, unknown);
            }
        }
        return run.execute(parsed);
    }
}
