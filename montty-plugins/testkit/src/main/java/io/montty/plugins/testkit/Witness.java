package io.montty.plugins.testkit;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Run a check, and remember that it was run, that it came back, and with what. */
final class Witness implements Check {

    private final Check check;
    private final CountDownLatch cameBack = new CountDownLatch(1);
    private volatile boolean entered;
    private volatile @Nullable CheckResult result;

    Witness(Check check) {
        this.check = check;
    }

    @Override
    public CheckSpec spec() {
        return check.spec();
    }

    @Override
    public CheckResult run(CheckContext context) throws Exception {
        entered = true;
        try {
            CheckResult answer = check.run(context);
            result = answer;
            return answer;
        } finally {
            cameBack.countDown();
        }
    }

    boolean entered() {
        return entered;
    }

    Optional<CheckResult> result() {
        return Optional.ofNullable(result);
    }

    /** Tell whether it is not running any more, after waiting at most so long for it. */
    boolean cameBackWithin(int seconds) throws InterruptedException {
        return !entered || cameBack.await(seconds, TimeUnit.SECONDS);
    }
}
