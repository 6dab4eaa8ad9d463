package levante.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.TreeMap;

/**
 * The style guide's walls (B1, B2, B4, B15), for every module's {@code ArchitectureTest}. Each
 * check throws an {@link AssertionError} that names the offenders.
 */
public final class ArchitectureRules {
  private static final int MOST_TYPES_IN_A_PACKAGE = 15;

  private final String root;
  private final JavaClasses production;

  private ArchitectureRules(String root) {
    this.root = root;
    this.production =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
  }

  /** Rules for the module whose packages start with {@code root}, such as {@code levante.tosca}. */
  public static ArchitectureRules ofModule(String root) {
    return new ArchitectureRules(root);
  }

  /** The rules that need no list: no cycle, no jakarta, no mutable static, no full package. */
  public ArchitectureRules checkCommon() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "javax.ws..")
        .allowEmptyShould(true)
        .check(production);
    return checkCommonOfTheEdge();
  }

  /** The same for the web application, which alone may import jakarta. */
  public ArchitectureRules checkCommonOfTheEdge() {
    slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(production);
    noMutableStatics();
    noFullPackage();
    return this;
  }

  /** The module knows itself, and of Levante only these packages besides. */
  public ArchitectureRules checkSeesOnly(String... packagesOfLevante) {
    DescribedPredicate<JavaClass> foreign =
        new DescribedPredicate<>("other modules of Levante") {
          @Override
          public boolean test(JavaClass type) {
            return isForeign(type.getPackageName(), packagesOfLevante);
          }
        };
    noClasses().should().dependOnClassesThat(foreign).allowEmptyShould(true).check(production);
    return this;
  }

  /** A vendor's packages are imported in one adapter package only. */
  public ArchitectureRules checkVendorOnlyIn(String adapterPackage, String... vendorPackages) {
    noClasses()
        .that()
        .resideOutsideOfPackage(adapterPackage + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(vendorPackages)
        .allowEmptyShould(true)
        .check(production);
    return this;
  }

  private boolean isForeign(String name, String... allowed) {
    if (!inside(name, "levante") || inside(name, root)) {
      return false;
    }
    for (String one : allowed) {
      if (inside(name, one)) {
        return false;
      }
    }
    return true;
  }

  private static boolean inside(String name, String packageName) {
    return name.equals(packageName) || name.startsWith(packageName + ".");
  }

  private void noMutableStatics() {
    fields()
        .that()
        .areStatic()
        .and(
            new DescribedPredicate<>("are written by hand") {
              @Override
              public boolean test(com.tngtech.archunit.core.domain.JavaField field) {
                return !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                    && !field.getName().startsWith("$");
              }
            })
        .should()
        .beFinal()
        .allowEmptyShould(true)
        .check(production);
  }

  private void noFullPackage() {
    Map<String, Integer> types = new TreeMap<>();
    for (JavaClass type : production) {
      if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
        types.merge(type.getPackageName(), 1, Integer::sum);
      }
    }
    classes()
        .should(
            new ArchCondition<JavaClass>("live in a package of at most 15 types") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                int count = types.getOrDefault(type.getPackageName(), 0);
                if (count > MOST_TYPES_IN_A_PACKAGE) {
                  events.add(
                      SimpleConditionEvent.violated(
                          type, type.getPackageName() + " has " + count + " types"));
                }
              }
            })
        .allowEmptyShould(true)
        .check(production);
  }
}
