package io.montty.runtime.cli;

import io.montty.api.Baseline;
import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Commands;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Run a check and keep what its commands printed. */
final class RecordedCheck implements Check {

    private final Check check;
    private final List<Run> runs = new CopyOnWriteArrayList<>();

    /** Hold one command with what became of it. */
    record Run(Command command, CommandResult result) {}

    RecordedCheck(Check check) {
        this.check = check;
    }

    List<Run> runs() {
        return List.copyOf(runs);
    }

    @Override
    public CheckSpec spec() {
        return check.spec();
    }

    @Override
    public CheckResult run(CheckContext context) throws Exception {
        return check.run(new RecordingContext(context));
    }

    private final class RecordingContext implements CheckContext {

        private final CheckContext context;

        private RecordingContext(CheckContext context) {
            this.context = context;
        }

        @Override
        public <C extends Record> C config(Class<C> type) {
            return context.config(type);
        }

        @Override
        public Path root() {
            return context.root();
        }

        @Override
        public Commands commands() {
            return command -> {
                CommandResult result = context.commands().run(command);
                runs.add(new Run(command, result));
                return result;
            };
        }

        @Override
        public Clock clock() {
            return context.clock();
        }

        @Override
        public Baseline baseline() {
            return context.baseline();
        }
    }
}
