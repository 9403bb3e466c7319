package dev.sextant;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.application.Platform;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The plan of the house: what may know what. Each rule was broken once on purpose and caught it.
 */
class ArchitectureTest {

    private static final int LONGEST_FILE = 400;

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.sextant");

    @Test
    void dependenciesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("root")
                .definedBy("dev.sextant")
                .layer("cli")
                .definedBy("dev.sextant.cli..")
                .layer("ui")
                .definedBy("dev.sextant.ui..")
                .layer("monitor")
                .definedBy("dev.sextant.monitor..")
                .layer("panel")
                .definedBy("dev.sextant.panel..")
                .layer("support")
                .definedBy("dev.sextant.support..")
                .layer("paper")
                .definedBy("dev.sextant.paper..")
                .layer("notify")
                .definedBy("dev.sextant.notify..")
                .layer("alert")
                .definedBy("dev.sextant.alert..")
                .layer("demo")
                .definedBy("dev.sextant.demo..")
                .layer("desktop")
                .definedBy("dev.sextant.desktop..")
                .layer("store")
                .definedBy("dev.sextant.store..")
                .layer("widget")
                .definedBy("dev.sextant.widget..")
                .layer("setup")
                .definedBy("dev.sextant.setup..")
                .layer("elastic")
                .definedBy("dev.sextant.cluster.elastic..")
                .layer("state")
                .definedBy("dev.sextant.cluster.state..")
                .layer("cluster")
                .definedBy("dev.sextant.cluster", "dev.sextant.cluster.profile")
                .whereLayer("root")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("ui")
                .mayOnlyBeAccessedByLayers("root", "cli")
                .whereLayer("support")
                .mayOnlyBeAccessedByLayers("root", "cli", "ui")
                .whereLayer("paper")
                .mayOnlyBeAccessedByLayers("root", "cli", "ui")
                .whereLayer("monitor")
                .mayOnlyBeAccessedByLayers("root", "cli", "ui", "support")
                .whereLayer("panel")
                .mayOnlyBeAccessedByLayers("root", "cli", "ui", "monitor", "paper")
                .whereLayer("demo")
                .mayOnlyBeAccessedByLayers("root", "cli")
                .whereLayer("desktop")
                .mayOnlyBeAccessedByLayers("root", "cli", "ui")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("root", "cli", "ui", "monitor", "demo", "support")
                .whereLayer("widget")
                .mayOnlyBeAccessedByLayers("root", "cli", "ui", "panel", "demo", "paper")
                .whereLayer("notify")
                .mayOnlyBeAccessedByLayers("root", "cli", "ui", "monitor", "store", "support")
                .whereLayer("alert")
                .mayOnlyBeAccessedByLayers(
                        "root", "cli", "ui", "monitor", "store", "notify", "support")
                .whereLayer("setup")
                .mayOnlyBeAccessedByLayers("root", "cli", "ui")
                .whereLayer("elastic")
                .mayOnlyBeAccessedByLayers("root", "cli")
                .whereLayer("state")
                .mayOnlyBeAccessedByLayers("root", "cli", "ui", "setup")
                .whereLayer("cluster")
                .mayOnlyBeAccessedByLayers(
                        "root", "cli", "ui", "monitor", "panel", "demo", "store", "notify", "alert",
                        "elastic", "paper", "support", "setup", "state")
                .check(CODE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.sextant.(**)")
                .should()
                .beFreeOfCycles()
                .check(CODE.that(resideInAPackage("dev.sextant.*..")));
    }

    @Test
    void theValuesNeedNothingButTheJdk() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.sextant.model..", "dev.sextant.live..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.sextant.model..",
                        "dev.sextant.live..",
                        "java..",
                        "org.jspecify.annotations..")
                .check(CODE);
    }

    @Test
    void onlyViewsKnowJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.sextant", "dev.sextant.ui..", "dev.sextant.widget..")
                .and()
                .haveNameNotMatching(".*View(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .check(CODE);
    }

    @Test
    void oneBridgeLeadsToTheJavaFxThread() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.sextant\\.widget\\.Fx(\\$.*)?")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .check(CODE);
    }

    @Test
    void oneAdapterKnowsTheElasticsearchClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sextant.cluster.elastic..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("co.elastic..", "org.elasticsearch..", "org.apache.http..")
                .check(CODE);
    }

    @Test
    void onePackageKnowsThePdfLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sextant.paper..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox..")
                .check(CODE);
    }

    @Test
    void onlyTheDemoSpeaksHttpByItself() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.sextant.demo..", "dev.sextant.notify..", "dev.sextant.support..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .because(
                        "a cluster is reached through the port; the demo plays the log shipper that"
                                + " writes to it, notify the services it calls, and support asks for"
                                + " a newer version")
                .check(CODE);
    }

    @Test
    void whatIsDecidedAndDrawnHasNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.sextant.alert..", "dev.sextant.model..", "dev.sextant.panel..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .check(CODE);
    }

    @Test
    void threadsAreMadeInFewPlaces() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.sextant", "dev.sextant.monitor..", "dev.sextant.demo..")
                .should()
                .dependOnClassesThat(
                        nameMatching(
                                "java\\.util\\.concurrent\\.(Executors|ThreadPoolExecutor|ForkJoinPool)"))
                .orShould()
                .callConstructorWhere(target(owner(equivalentTo(Thread.class))))
                .because(
                        "who makes threads must also end them; the demo reads its server's output"
                                + " and feeds it while it runs")
                .check(CODE);
    }

    /** A Turkish i, Thai digits or a Buddhist year would end up in files and requests. */
    @Test
    void nothingDependsOnTheLanguageOfTheMachine() {
        noClasses()
                .should()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(Locale.class, "getDefault", Locale.Category.class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
                .orShould()
                .callMethod(DateTimeFormatterBuilder.class, "toFormatter")
                .orShould()
                .callMethod(NumberFormat.class, "getInstance")
                .because("a text is machine text (Locale.ROOT) or one of text.Language")
                .check(CODE);
    }

    /** The words of a person's language are needed everywhere, and need nothing. */
    @Test
    void wordsNeedNothingButTheJdk() {
        noClasses()
                .that()
                .resideInAPackage("dev.sextant.text..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.sextant.text..", "java..", "org.jspecify.annotations..")
                .check(CODE);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(CODE);
    }

    @Test
    void everyPackageIsNullMarked() {
        var missing = new TreeSet<String>();
        for (var type : CODE) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                missing.add(type.getPackageName());
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void whateverMovesAsksWhetherItMay() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.sextant.widget.Motion")
                .and()
                .doNotHaveFullyQualifiedName("dev.sextant.ui.frame.Ticker")
                .and()
                .haveNameNotMatching("dev\\.sextant\\.ui\\.Snapshot.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.animation..")
                .because("Motion knows whether anything may move; the others only wait")
                .check(CODE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.sextant.widget.BusyWheel")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.scene.control.ProgressIndicator")
                .because("a wheel turns for ever; BusyWheel stands still where nothing may move")
                .check(CODE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.sextant.ui.InApp")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.controlsfx.control.Notifications")
                .because("they slide in; InApp lets them stand where nothing may move")
                .check(CODE);
    }

    @Test
    void nothingSharedChanges() {
        fields().that().areStatic().should().beFinal().check(CODE);
    }

    @Test
    void onlyTheCommandLineWritesToStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sextant.cli..")
                .and()
                .haveNameNotMatching("dev\\.sextant\\.demo\\.SampleDataMain")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because("standard output carries the answer alone; the generator is a command too")
                .check(CODE);
    }

    @Test
    void noFileIsLongerThanAPersonReads() throws IOException {
        var tooLong = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                try (var lines = Files.lines(file)) {
                    var count = lines.count();
                    if (count > LONGEST_FILE) tooLong.add(file + " has " + count + " lines");
                }
            }
        }
        assertEquals(Set.of(), tooLong);
        assertEquals(true, CODE.contain(Main.class), "the code was found");
    }
}
