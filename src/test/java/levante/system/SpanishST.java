package levante.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import levante.system.infra.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in Spanish, in a real browser, by role and label.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>open the sign-in page with a browser that asks for Spanish</td><td>it is in Spanish</td></tr>
 * <tr><td>with one that asks for English, choose Spanish at the foot</td>
 *     <td>the same page in Spanish, and all after it</td></tr>
 * <tr><td>walk overview, catalogue, an infrastructure, elasticity, services, clouds, admin</td>
 *     <td>no heading, label, button or column in English; what is live is in Spanish too</td></tr>
 * <tr><td>ask by REST with the same cookie</td><td>English, as programs want it</td></tr>
 * <tr><td>choose English again</td><td>the same page in English</td></tr>
 * </table>
 */
class SpanishST {
  private static final Path CATALOGUE = Path.of("../../webapp/src/main/i18n/es.po");
  private static final Pattern SEGMENT =
      Pattern.compile("msgid \"((?:[^\"\\\\]|\\\\.)+)\"\nmsgstr \"((?:[^\"\\\\]|\\\\.)*)\"");

  /** What is never what somebody named or wrote. */
  private static final String WORDED =
      "h1, h2, h3, th[scope=col], label, legend, button, nav a, summary";

  /** What a template says of itself and of its inputs stays as it is. */
  private static final Set<String> OF_TEMPLATES =
      Set.of("es-catalogue: Object storage", "es-form: Disk", "es-form: Memory", "es-form: Region");

  private final Set<String> inEnglish = new TreeSet<>();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void thePagesAreWalkedInSpanish() {
    try (Stage stage = Stage.open(folder, "levante.oscar.reconcile-period=PT5S")) {
      aBrowserThatAsksForSpanishGetsIt(stage);
      new Story(stage.server(), "spanish").play();
      try (Visitor admin = stage.somebody()) {
        spanishIsChosenAndSignedIn(admin, stage);
        overviewAndCatalogue(admin);
        anInfrastructure(admin);
        elasticityAndServices(admin);
        theRest(admin);
        programsAreAnsweredInEnglish(admin);
        admin.open("/catalogue?q=kubernetes");
        admin.follow("English");
        admin.sees("Search the catalogue");
        assertThat(admin.page()).hasURL(stage.server().base() + "/catalogue?q=kubernetes");
        assertThat(inEnglish).isSubsetOf(OF_TEMPLATES);
        assertThat(admin.console()).isEmpty();
      }
    }
  }

  private static void aBrowserThatAsksForSpanishGetsIt(Stage stage) {
    try (BrowserContext context =
        stage.browser().newContext(new Browser.NewContextOptions().setLocale("es-ES"))) {
      Page page = context.newPage();
      page.navigate(stage.server().base() + "/signin");
      assertThat(page.getByLabel("Contraseña")).isVisible();
      assertThat(page.locator("html")).hasAttribute("lang", "es");
    }
  }

  private void spanishIsChosenAndSignedIn(Visitor admin, Stage stage) {
    admin.open("/signin");
    admin.sees("Password");
    admin.follow("Español");
    assertThat(admin.path()).isEqualTo("/signin");
    seesNoEnglish(admin, "es-signin");
    admin.fill("Nombre", "admin");
    admin.fill("Contraseña", stage.server().adminPassword());
    admin.press("Iniciar sesión");
  }

  private void overviewAndCatalogue(Visitor admin) {
    admin.sees("Decisiones de escalado");
    Locator main =
        admin
            .page()
            .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Principal"));
    assertThat(main.getByRole(AriaRole.LINK))
        .hasText(
            new String[] {
              "Resumen",
              "Catálogo",
              "Infraestructuras",
              "Elasticidad",
              "Servicios",
              "Buckets",
              "Nubes",
              "Administración"
            });
    seesNoEnglish(admin, "es-overview");
    admin.follow("Catálogo");
    admin.sees("No se crea nada antes de ver su plan y su precio");
    seesNoEnglish(admin, "es-catalogue");
  }

  /** Its state comes by the live stream. */
  private void anInfrastructure(Visitor admin) {
    admin.open("/catalogue/single-machine");
    seesNoEnglish(admin, "es-form");
    admin.press("Mostrar el plan y su precio");
    admin.sees("Un mes de 730 horas");
    seesNoEnglish(admin, "es-plan");
    admin.press("Desplegar");
    admin.sees("configurada");
    seesNoEnglish(admin, "es-infrastructure");
    admin.followFirst(Pattern.compile("machine-.*"));
    seesNoEnglish(admin, "es-machine");
    admin.follow("Infraestructuras");
    seesNoEnglish(admin, "es-infrastructures");
  }

  private void elasticityAndServices(Visitor admin) {
    admin.follow("Elasticidad");
    admin.sees("Última decisión");
    admin.followFirst(Pattern.compile("cloud-.*"));
    admin.sees("Nadie ha pedido reserva");
    seesNoEnglish(admin, "es-elastic-cluster");
    admin.follow("¿Y si escalara de otra forma?");
    admin.press("Comparar");
    admin.sees("Espera media");
    seesNoEnglish(admin, "es-what-if");
    admin.follow("Servicios");
    seesNoEnglish(admin, "es-services");
    admin.followFirst(Pattern.compile("mask-detector.*"));
    admin.sees("Archivos en espera");
    seesNoEnglish(admin, "es-service");
    admin.open("/services/form");
    seesNoEnglish(admin, "es-service-form");
  }

  private void theRest(Visitor admin) {
    admin.follow("Buckets");
    admin.followFirst(Pattern.compile("mask-detector.*"));
    seesNoEnglish(admin, "es-bucket");
    admin.open("/clouds/new");
    seesNoEnglish(admin, "es-cloud-providers");
    admin.followFirst(Pattern.compile("OpenStack, con contraseña"));
    seesNoEnglish(admin, "es-cloud-form");
    admin.open("/errors");
    seesNoEnglish(admin, "es-errors");
    for (String page : List.of("users", "audit", "health", "versions")) {
      admin.open("/admin/" + page);
      seesNoEnglish(admin, "es-admin-" + page);
    }
  }

  private static void programsAreAnsweredInEnglish(Visitor admin) {
    assertThat(admin.page().request().get(admin.page().url()).headers())
        .containsEntry("content-language", "es")
        .hasEntrySatisfying("vary", by -> assertThat(by).contains("Accept-Language", "Cookie"));
    assertThat(admin.text("/services?as=csv")).startsWith("name,cluster,inputs,outputs,waiting,");
    assertThat(admin.text("/api/v1/infrastructures")).doesNotContain("configurada");
  }

  private void seesNoEnglish(Visitor visitor, String name) {
    Set<String> said = new HashSet<>();
    for (String text : visitor.page().locator(WORDED).allInnerTexts()) {
      said.add(text.replaceAll("\\s+", " ").strip());
    }
    said.retainAll(english());
    said.forEach(text -> inEnglish.add(name + ": " + text));
    visitor.lookAt(name);
  }

  /** Segments that are other words in Spanish. */
  private static Set<String> english() {
    Set<String> english = new HashSet<>();
    Set<String> spanish = new HashSet<>();
    try {
      Matcher segment = SEGMENT.matcher(Files.readString(CATALOGUE));
      while (segment.find()) {
        english.add(segment.group(1));
        spanish.add(segment.group(2));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    english.removeAll(spanish);
    return english;
  }
}
