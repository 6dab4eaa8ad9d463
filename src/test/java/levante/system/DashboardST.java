package levante.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import levante.system.infra.LevanteServer;
import levante.system.infra.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page at {@code /} in a real browser, while the story goes on.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>open / without signing in</td><td>led to the sign-in page</td></tr>
 * <tr><td>sign in as the admin</td><td>the empty page says what to do next</td></tr>
 * <tr><td>play the story beside it, never reloading</td>
 *     <td>clusters, machines, services, jobs, decisions and results appear</td></tr>
 * <tr><td>open the history of a result, then of the video</td>
 *     <td>each file and job on the way, before and after under a slider; all that came of it</td></tr>
 * <tr><td>tick off a label of its boxes, by the keyboard, then without a script</td>
 *     <td>its boxes are hidden, in both pictures; so are they on the page of the input</td></tr>
 * <tr><td>look at the console</td><td>empty: nothing broke the content security policy</td></tr>
 * </table>
 */
class DashboardST {
  private static final double BROWSER_LIMIT_MILLIS = 120_000;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void theStoryAppearsOnTheOpenPageWithoutAReload() {
    List<String> console = new ArrayList<>();
    try (Stage stage = Stage.open(folder, "levante.oscar.reconcile-period=PT5S")) {
      Page page = openAndSignIn(stage.browser(), stage.server(), console);
      Visitor.keep(page, "dashboard-empty");
      Story story = new Story(stage.server(), "dashboard");
      story.play();
      everythingIsThere(page);
      Visitor.keep(page, "dashboard");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      Visitor.keep(page, "dashboard-dark");
      page.setViewportSize(390, 844);
      Visitor.keep(page, "dashboard-phone");
      aResultTellsWhereItComesFrom(stage, story);
    }
    assertThat(console).isEmpty();
  }

  private static Page openAndSignIn(Browser browser, LevanteServer server, List<String> console) {
    Page page =
        browser.newPage(
            new Browser.NewPageOptions()
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
    page.setDefaultTimeout(BROWSER_LIMIT_MILLIS);
    page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
    page.navigate(server.base().toString());
    assertThat(page).hasURL(server.base() + "/signin");
    Visitor.keep(page, "signin");
    signIn(page, server);
    assertThat(page.getByRole(AriaRole.HEADING, named("Clusters"))).isVisible();
    return page;
  }

  private static void everythingIsThere(Page page) {
    for (String heading :
        List.of("Clusters", "Machines", "Services", "Jobs", "Scaling decisions", "Results")) {
      assertThat(page.getByRole(AriaRole.HEADING, named(heading))).isVisible();
    }
    assertThat(page.getByText("anon-and-split").first()).isVisible();
    assertThat(page.getByText("scale-up of cloud-worker").first()).isVisible();
    pictureIsLoaded(page, "Result result/three_faces/frame-000025.jpg");
    pictureIsLoaded(page, "Input intermediate/three_faces/frame-000025.jpg");
  }

  private static void aResultTellsWhereItComesFrom(Stage stage, Story story) {
    String edge = bucket(story, "edge");
    String cloud = bucket(story, "cloud");
    stage.addUsers("bob");
    try (Visitor admin = stage.admin();
        Visitor bob = stage.visitor("bob")) {
      admin.open(cloud + "?prefix=result/three_faces/frame-000025.jpg");
      admin.followFirst(Pattern.compile("History.*"));
      admin.sees("edge-");
      admin.sees("input/three_faces.mp4");
      admin.sees("anon-and-split");
      admin.sees("mask-detector");
      theSliderShowsOneOrTheOther(admin);
      admin.lookAt("history");
      boxesAreShownAndHidden(admin);
      String result = admin.path() + "?key=result/three_faces/frame-000025.jpg";
      assertThat(bob.statusOf(result)).isEqualTo(404);
      withoutAScriptAFormShowsBoxesAndHidesThem(stage, result);
      theInputHasThemToo(admin, bob, cloud + "/view?key=intermediate/three_faces/frame-000025.jpg");
      admin.open(edge + "/history?key=input/three_faces.mp4");
      admin.sees("No service made it");
      assertThat(admin.page().getByText("anon-and-split", exactly())).hasCount(1);
      assertThat(admin.page().getByText("mask-detector", exactly())).hasCount(12);
      admin.lookAt("history-of-the-input");
      assertThat(admin.console()).isEmpty();
    }
  }

  /** Both pictures have them, and a key of the keyboard is enough. */
  private static void boxesAreShownAndHidden(Visitor admin) {
    Locator masked = admin.page().locator("figure g[data-label='with mask']");
    Locator tick = admin.page().getByLabel("with mask (1)");
    assertThat(masked).hasCount(2);
    assertThat(masked.first()).isVisible();
    tick.press("Space");
    assertThat(masked.first()).isHidden();
    assertThat(masked.last()).isHidden();
    assertThat(boxes(admin, "without mask")).isVisible();
    admin.page().getByText("2 boxes as a table").press("Enter");
    admin.lookAt("history-boxes");
    tick.press("Space");
    assertThat(masked.last()).isVisible();
  }

  private static void theInputHasThemToo(Visitor admin, Visitor bob, String frame) {
    admin.open(frame);
    admin.sees("without mask (1)");
    admin.lookAt("view-boxes");
    assertThat(bob.statusOf(frame)).isEqualTo(404);
  }

  private static Locator boxes(Visitor visitor, String label) {
    return visitor.page().locator("figure g[data-label='%s']".formatted(label)).first();
  }

  private static void withoutAScriptAFormShowsBoxesAndHidesThem(Stage stage, String path) {
    try (Visitor plain =
        Visitor.withoutScript(stage.browser(), stage.server().base())
            .signIn("admin", stage.server().adminPassword())) {
      plain.open(path);
      assertThat(boxes(plain, "without mask")).isVisible();
      plain.page().getByLabel("without mask (1)").uncheck();
      plain.press("Show what is ticked");
      assertThat(boxes(plain, "without mask")).isHidden();
      assertThat(boxes(plain, "with mask")).isVisible();
      plain.sees("2 boxes as a table");
    }
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static String bucket(Story story, String cluster) {
    return "/buckets/%s/%s".formatted(story.cluster(cluster), Story.BUCKET);
  }

  private static void theSliderShowsOneOrTheOther(Visitor admin) {
    Locator slider = admin.page().getByLabel("How much of the picture before is seen");
    Locator after = admin.page().getByRole(AriaRole.FIGURE).nth(1);
    for (String much : List.of("100", "0", "50")) {
      slider.fill(much);
      assertThat(after).hasCSS("clip-path", Pattern.compile(".* %s(%%|px)?\\)".formatted(much)));
    }
  }

  private static Page.GetByRoleOptions named(String heading) {
    return new Page.GetByRoleOptions().setName(heading).setExact(true);
  }

  // The page is drawn anew whenever something happens, so the element is looked up each time.
  private static void pictureIsLoaded(Page page, String alt) {
    var picture = page.getByAltText(alt);
    page.waitForCondition(
        () ->
            (Integer)
                    picture.evaluate(
                        "element => { element.scrollIntoView(); return element.naturalWidth; }")
                > 100);
  }

  private static void signIn(Page page, LevanteServer server) {
    page.getByLabel("Name").fill("admin");
    page.getByLabel("Password").fill(server.adminPassword());
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    assertThat(page).hasURL(server.base() + "/");
  }
}
