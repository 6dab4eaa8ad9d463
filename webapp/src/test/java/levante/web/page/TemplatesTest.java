package levante.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.web.jte.Templates;
import levante.web.language.Language;
import levante.web.language.Speech;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Section;
import levante.web.page.signin.SignInForm;
import levante.web.view.Dashboard;
import levante.web.view.JobRow;
import levante.web.view.Status;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  /** Kept for looking at; the build throws it away. */
  private static final Path SHOWN = Path.of("target/pages");

  private final Templates templates = new Templates();

  @Test
  void theDashboardShowsEveryRow() throws IOException {
    String page = page(DashboardFixture.dashboard());
    keep("dashboard.html", page);
    assertThat(page)
        .contains("cloud-7f3a2b", "2 of 4 ready", "0.2768 €/h")
        .contains("cloud-wn-7f3a2b-1", "booting", "24 Nov 12:01:41")
        .contains("mask-detector/input", "cloud:mask-detector/intermediate")
        .contains("frame-000075.jpg", "2.3 s", "is no video that can be decoded")
        .contains("scale-up of cloud-wn by 2", "two large machines", "5 times the price")
        .contains("/pictures/result-frame-000025", "/pictures/input-frame-000025")
        .contains("alt=\"Input frame-000025: faces blurred\"", "anon-and-split-1f6c2d-1");
  }

  @Test
  void theFrameMarksTheCurrentPartAndLeadsToTheContent() {
    String page = page(Dashboard.EMPTY);
    assertThat(page)
        .contains("<a href=\"/\" aria-current=\"page\">Overview</a>")
        .contains("<a href=\"/catalogue\" aria-current=\"false\">Catalogue</a>")
        .contains("<a class=\"skip\" href=\"#main\">", "<main id=\"main\"");
    assertThat(page.split("aria-current=\"page\"", -1)).hasSize(2);
  }

  @Test
  void aPageIsInTheLanguageThatIsSpokenAndOffersTheOther() throws IOException {
    String page = Speech.in(Language.SPANISH, () -> page(DashboardFixture.dashboard()));
    keep("dashboard-es.html", page);
    assertThat(page)
        .contains("<html lang=\"es\">", "<a href=\"/\" aria-current=\"page\">Resumen</a>")
        .contains("2 de 4 listos", "24 nov 12:01:41", ">Duración</th>")
        .contains("scale-up of cloud-wn by 2", "5 times the price")
        .contains("href=\"/language/en?to=%2F\" lang=\"en\"");
    assertThat(page(Dashboard.EMPTY)).contains("<html lang=\"en\">", ">Overview</a>");
  }

  @Test
  void whatIsNotShownIsCounted() {
    Dashboard all = DashboardFixture.dashboard();
    Dashboard cut =
        new Dashboard(
            all.clusters(),
            all.machines(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new Dashboard.Beyond(3, 4900));
    assertThat(page(cut)).contains("And 3 more", "And 4900 more");
    assertThat(page(all)).doesNotContain(" more, none");
  }

  @Test
  void theEmptyDashboardSaysWhatToDoNext() throws IOException {
    String page = page(Dashboard.EMPTY);
    keep("empty.html", page);
    assertThat(page)
        .contains("./levante demo", "Apply an FDL file", "Upload a file to the input bucket")
        .doesNotContain("<table");
  }

  @Test
  void theSignInPageSaysWhatWentWrong() throws IOException {
    String page =
        templates.render(
            "signin.jte", new SignInForm("t0k3n", "Name or password is wrong.", Optional.empty()));
    keep("signin.html", page);
    assertThat(page)
        .contains("role=\"alert\"", "Name or password is wrong.", "value=\"t0k3n\"")
        .contains("<label for=\"user\">", "<label for=\"password\">");
    assertThat(page).doesNotContain("/signin/oidc");
    assertThat(templates.render("signin.jte", new SignInForm("t", "", Optional.of("EGI Check-in"))))
        .doesNotContain("alert")
        .contains("<a class=\"button\" href=\"/signin/oidc\">Sign in with EGI Check-in</a>");
  }

  @Test
  void noPageHoldsAScriptOrAStyleOfItsOwn() {
    for (String page : List.of(page(DashboardFixture.dashboard()), page(Dashboard.EMPTY))) {
      assertThat(page)
          .doesNotContainPattern("<script(?![^>]* src=)")
          .doesNotContainPattern("(?i)<style| style=| on[a-z]+=|javascript:")
          .doesNotContainPattern("(src|href)=\"(https?:)?//");
    }
  }

  @Test
  void everyPictureHasATextInItsPlaceAndEveryPartAHeading() {
    String page = page(DashboardFixture.dashboard());
    Matcher pictures = Pattern.compile("<img [^>]*>").matcher(page);
    assertThat(pictures.results().map(one -> one.group()))
        .isNotEmpty()
        .allSatisfy(img -> assertThat(img).containsPattern("alt=\"[^\"]+\""))
        .allSatisfy(img -> assertThat(img).contains("loading=\"lazy\""));
    Matcher sections = Pattern.compile("aria-labelledby=\"([a-z]+)\"").matcher(page);
    assertThat(sections.results().map(one -> one.group(1)))
        .hasSize(6)
        .allSatisfy(id -> assertThat(page).contains("<h2 id=\"" + id + "\">"));
  }

  @Test
  void whatAUserNamesIsShownAndNotRun() {
    JobRow evil =
        new JobRow(
            "job",
            "service",
            new ClusterId("edge"),
            new Status(Status.Tone.BAD, "failed"),
            "bucket/<script>alert(1)</script>",
            Optional.of("\"><img src=x>"),
            java.time.Instant.EPOCH,
            Optional.empty(),
            Optional.of("<b>bold</b>"));
    Dashboard dashboard =
        new Dashboard(
            List.of(),
            List.of(),
            List.of(),
            List.of(evil),
            List.of(),
            List.of(),
            Dashboard.Beyond.NOTHING);
    assertThat(templates.render("fragments/jobs.jte", dashboard))
        .contains("&lt;script&gt;")
        .doesNotContain("<script", "<img", "<b>");
  }

  @Test
  void aNoticeThatIsOverIsNotAnEmptyEvent() {
    assertThat(templates.render("fragments/notice.jte", "")).isNotBlank();
    assertThat(templates.render("fragments/notice.jte", "stale")).contains("stale");
  }

  private String page(Dashboard dashboard) {
    return templates.render(
        "dashboard.jte",
        new DashboardView(new Frame(new OwnerId("admin"), "t0k3n", Section.OVERVIEW), dashboard));
  }

  private static void keep(String name, String page) throws IOException {
    Files.createDirectories(SHOWN);
    Files.writeString(SHOWN.resolve(name), page);
  }
}
