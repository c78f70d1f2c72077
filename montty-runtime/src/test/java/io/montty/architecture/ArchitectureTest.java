package io.montty.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hold the arrows that must never exist. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.montty");

    /** Rules that the canary breaks, each in its own way. */
    static Stream<ArchRule> rulesThatTheCanaryBreaks() {
        return Stream.of(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.montty.runtime.transport..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.jcraft.jsch.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.montty.runtime.monitor..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.googlecode.lanterna.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.montty.runtime.history..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.sqlite..", "java.sql.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.montty.runtime.process..")
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(ProcessBuilder.class)
                        .orShould()
                        .callMethodWhere(
                                target(owner(name("java.lang.Runtime"))).and(target(name("exec")))),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.montty.runtime.cli..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .orShould()
                        .callMethod(System.class, "exit", int.class),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.montty.runtime.cli..")
                        .should()
                        .callMethodWhere(target(owner(name("java.lang.System")))
                                .and(target(nameMatching("getenv|currentTimeMillis"))))
                        .orShould()
                        .callMethodWhere(readsTheWallClock()),
                fields().that().areStatic().should().haveModifier(JavaModifier.FINAL),
                classes()
                        .should()
                        .haveNameNotMatching(".*(Util|Utils|Helper|Base|Impl)(\\$.*)?")
                        .because("a name says what a thing is"));
    }

    @ParameterizedTest
    @MethodSource("rulesThatTheCanaryBreaks")
    void holds(ArchRule rule) {
        rule.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rulesThatTheCanaryBreaks")
    void noticesTheCanary(ArchRule rule) {
        JavaClasses canary = new ClassFileImporter().importClasses(CanaryImpl.class);

        assertThatThrownBy(() -> rule.check(canary)).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsEveryModuleThatTheRulesSpeakOf() {
        for (String inside : new String[] {"api", "script", "plugins.loader", "runtime.engine", "runtime.monitor"}) {
            assertThat(OURS.that(resideInAnyPackage("io.montty." + inside + "..")))
                    .as("classes of io.montty." + inside)
                    .isNotEmpty();
        }
    }

    @Test
    void keepsTheApiFreeOfEverythingButItsThreeLibraries() {
        classes()
                .that()
                .resideInAPackage("io.montty.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.montty.api..", "java..", "org.pf4j..", "jakarta.validation..", "org.jspecify..")
                .check(OURS);
    }

    @Test
    void keepsTheScriptBridgeOnTheApiAndAReaderOfJson() {
        classes()
                .that()
                .resideInAPackage("io.montty.script..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.montty.script..",
                        "io.montty.api..",
                        "com.fasterxml.jackson.core..",
                        "java..",
                        "org.jspecify..")
                .check(OURS);
    }

    @Test
    void keepsTheLoaderOnTheApiAndPf4j() {
        classes()
                .that()
                .resideInAPackage("io.montty.plugins.loader..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.montty.plugins.loader..", "io.montty.api..", "java..", "org.pf4j..", "org.jspecify..")
                .check(OURS);
    }

    @Test
    void keepsTheAppsApart() {
        List<String> apps = List.of("checker", "manager", "monitor", "receiver", "relay");
        for (String app : apps) {
            String[] others = Stream.concat(apps.stream(), Stream.of("cli"))
                    .filter(other -> !other.equals(app))
                    .map(other -> "io.montty.runtime." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.montty.runtime." + app + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(OURS);
        }
    }

    @Test
    void keepsTheServersAppsAwayFromWhatRunsChecks() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.montty.runtime.manager..",
                        "io.montty.runtime.monitor..",
                        "io.montty.runtime.receiver..",
                        "io.montty.runtime.relay..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.montty.plugins..", "io.montty.script..", "org.pf4j..", "io.montty.runtime.process..")
                .check(OURS);
    }

    @Test
    void keepsTheReceiverOnJavaAndWhatTheServerShares() {
        classes()
                .that()
                .resideInAPackage("io.montty.runtime.receiver..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.montty.runtime.receiver..",
                        "io.montty.runtime.protocol..",
                        "io.montty.runtime.store..",
                        "java..",
                        "org.jspecify..")
                .check(OURS);
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("io.montty.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void marksEveryPackageAsFreeOfNulls() {
        assertThat(OURS.stream()
                        .map(type -> type.getPackage())
                        .distinct()
                        .filter(type -> !type.isAnnotatedWith(NullMarked.class))
                        .map(type -> type.getName()))
                .isEmpty();
    }

    private static DescribedPredicate<JavaCall<?>> readsTheWallClock() {
        return DescribedPredicate.describe("reading the wall clock", call -> {
            boolean now = call.getTargetOwner().getPackageName().equals("java.time")
                    && call.getName().equals("now")
                    && call.getTarget().getRawParameterTypes().isEmpty();
            boolean system = call.getTargetOwner().isEquivalentTo(Clock.class)
                    && call.getName().startsWith("system");
            return now || system;
        });
    }
}
