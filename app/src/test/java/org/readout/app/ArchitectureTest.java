package org.readout.app;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The house, as far as Maven cannot see it (docs/decisions/0001, 0005, 0006). */
@AnalyzeClasses(packages = "org.readout", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule devices_imports_no_other_module =
      noClasses()
          .that()
          .resideInAPackage("org.readout.devices..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.readout.acquisition..",
              "org.readout.imaging..",
              "org.readout.analysis..",
              "org.readout.app..");

  @ArchTest
  static final ArchRule acquisition_imports_only_devices =
      noClasses()
          .that()
          .resideInAPackage("org.readout.acquisition..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.readout.imaging..", "org.readout.analysis..", "org.readout.app..");

  @ArchTest
  static final ArchRule imaging_imports_no_other_module =
      noClasses()
          .that()
          .resideInAPackage("org.readout.imaging..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.readout.devices..",
              "org.readout.acquisition..",
              "org.readout.analysis..",
              "org.readout.app..");

  @ArchTest
  static final ArchRule analysis_imports_no_other_module =
      noClasses()
          .that()
          .resideInAPackage("org.readout.analysis..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.readout.devices..",
              "org.readout.acquisition..",
              "org.readout.imaging..",
              "org.readout.app..");

  @ArchTest
  static final ArchRule no_circles_between_packages =
      slices().matching("org.readout.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule opencv_only_in_imaging =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.readout.imaging..", "org.readout.devices.camera..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.opencv..");

  @ArchTest
  static final ArchRule the_binding_itself_nowhere =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule sql_only_in_acquisition =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.readout.acquisition..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.sqlite..");

  @ArchTest
  static final ArchRule serial_ports_only_in_devices =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.readout.devices..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fazecast..");

  @ArchTest
  static final ArchRule analysis_is_pure =
      noClasses()
          .that()
          .resideInAPackage("org.readout.analysis..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.awt..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Thread.class, InstantSource.class);

  @ArchTest
  static final ArchRule statics_are_final =
      fields().that().areStatic().and().doNotHaveModifier(SYNTHETIC).should().haveModifier(FINAL);

  @ArchTest
  static final ArchRule one_clock =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.readout.app.Readout")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(InstantSource.class, "system");

  @ArchTest
  static final ArchRule nobody_sleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule only_app_speaks_to_people =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.readout.app..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule names_are_of_the_bench =
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
          .orShould()
          .haveSimpleNameStartingWith("Abstract");
}
