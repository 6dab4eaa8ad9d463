package levante.system.browse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Somebody who uses the pages in a browser: finds everything by role and label, and looks at each
 * page in light, in dark and on a phone.
 */
public final class Visitor implements AutoCloseable {
  private static final double LIMIT_MILLIS = 60_000;
  private static final String AXE = axe();

  /** What the browser says of an answer that we mean: the page was refused, and says why. */
  private static final String REFUSED = "the server responded with a status of 4";

  private final URI base;
  private final BrowserContext context;
  private final Page page;
  private final List<String> console = new ArrayList<>();

  /** With a session of its own, not signed in yet. */
  public Visitor(Browser browser, URI base) {
    this(browser, base, true);
  }

  /** The same, whose browser may run no script. */
  public static Visitor withoutScript(Browser browser, URI base) {
    return new Visitor(browser, base, false);
  }

  private Visitor(Browser browser, URI base, boolean runsScripts) {
    this.base = base;
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(runsScripts));
    this.page = context.newPage();
    page.setDefaultTimeout(LIMIT_MILLIS);
    page.onConsoleMessage(
        message ->
            console.add("%s: %s, on %s".formatted(message.type(), message.text(), page.url())));
  }

  private static String axe() {
    try (InputStream script = Visitor.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Signs in. */
  public Visitor signIn(String name, String password) {
    open("/signin");
    fill("Name", name);
    fill("Password", password);
    press("Sign in");
    assertThat(page).hasURL(base + "/");
    return this;
  }

  /** Opens a path. */
  public void open(String path) {
    page.navigate(base + path);
  }

  /** Deploys a template of the catalogue as it is; gives the path of what stands then. */
  public String deploy(String template) {
    open("/catalogue/" + template);
    press("Show the plan and its price");
    press("Deploy");
    sees("configured");
    return path();
  }

  /** Presses the button of that name. */
  public void press(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  /** Follows the link of that name. */
  public void follow(String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  /** Follows the first link whose name is like that. */
  public void followFirst(Pattern name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
  }

  /** What is downloaded when that is done. */
  public String download(Runnable action) {
    Download kept = page.waitForDownload(action);
    try {
      return Files.readString(kept.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types into the field of that label. */
  public void fill(String label, String text) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
  }

  /** What stands in the field of that label. */
  public String typed(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).inputValue();
  }

  /** Chooses a value of the list of that label. */
  public void choose(String label, String value) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).selectOption(value);
  }

  /** Ticks the box of that label. */
  public void tick(String label) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).check();
  }

  /** Chooses a file for the field of that label. */
  public void choose(String label, Path file) {
    page.getByLabel(label).setInputFiles(file);
  }

  /** Waits until the page says that. */
  public void sees(String text) {
    assertThat(page.locator("main")).containsText(text, containsOptions());
  }

  private static com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions
      containsOptions() {
    return new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
        .setTimeout(LIMIT_MILLIS);
  }

  /** Waits until the page does not say that. */
  public void seesNo(String text) {
    assertThat(page.locator("main")).not().containsText(text);
  }

  /** Whether the page says that now. */
  public boolean isSeen(String text) {
    return page.locator("main").innerText().contains(text);
  }

  /** The path of the page. */
  public String path() {
    return URI.create(page.url()).getPath();
  }

  /** The page itself, for what has no word here. */
  public Page page() {
    return page;
  }

  /** The status of a path. */
  public int statusOf(String path) {
    APIResponse answer = context.request().get(base + path, noRedirect());
    return answer.status();
  }

  /** What a path is answered with. */
  public String text(String path) {
    APIResponse answer = context.request().get(base + path, noRedirect());
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.text();
  }

  /** The status of a form that is sent to a path with a good token of this visitor. */
  public int statusOfForm(String path, Map<String, String> fields) {
    FormData form = FormData.create().set("form_token", token());
    fields.forEach(form::set);
    return context.request().post(base + path, noRedirect().setForm(form)).status();
  }

  /** The status of a form, or of one with a file, that has a token of nobody's. */
  public int statusWithoutToken(String path, boolean withFile) {
    FormData form = FormData.create().set("form_token", "0".repeat(64)).set("template", "a: b");
    RequestOptions options = noRedirect();
    return context
        .request()
        .post(base + path, withFile ? options.setMultipart(form) : options.setForm(form))
        .status();
  }

  /** What the form with that button would send. */
  public Map<String, String> fieldsOf(String button) {
    Map<String, String> fields = new TreeMap<>();
    page.locator("form")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))))
        .locator("[name]")
        .all()
        .forEach(field -> fields.put(field.getAttribute("name"), field.inputValue()));
    return fields;
  }

  /** Where the answer to a form leads. */
  public String whereFormLeads(String path, Map<String, String> fields) {
    FormData form = FormData.create();
    fields.forEach(form::set);
    APIResponse answer = context.request().post(base + path, noRedirect().setForm(form));
    assertThat(answer.status()).as(answer.text()).isEqualTo(303);
    return URI.create(answer.headers().get("location")).getPath();
  }

  private static RequestOptions noRedirect() {
    return RequestOptions.create().setMaxRedirects(0).setHeader("Accept", "text/html, */*");
  }

  /** The token that this visitor's forms carry; needs a page of ours to be open. */
  public String token() {
    return page.locator("input[name=form_token]").first().inputValue();
  }

  /**
   * Keeps pictures of the page in light, in dark and on a phone, and looks for barriers in each.
   */
  public void lookAt(String name) {
    look(name);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    look(name + "-dark");
    page.setViewportSize(390, 844);
    look(name + "-phone");
    Object beyond =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(beyond).as("what a phone has to be moved sideways for, on " + name).isEqualTo(0);
    page.setViewportSize(1280, 720);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private void look(String name) {
    keep(page, name);
    assertThat(barriers()).as(name).isEmpty();
  }

  /** Keeps a picture of all of a page. */
  public static void keep(Page page, String name) {
    Path folder = Path.of(System.getProperty("levante.screenshots"));
    // The bar is drawn where the window stands.
    page.evaluate("() => scrollTo({top: 0, behavior: 'instant'})");
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
  }

  /** What axe-core calls serious or critical. */
  private List<?> barriers() {
    page.evaluate(AXE + "; null");
    return (List<?>)
        page.evaluate(
            "async () => (await axe.run()).violations"
                + ".filter(one => one.impact === 'serious' || one.impact === 'critical')"
                + ".map(one => one.id + ': ' + one.nodes.map(node => node.target.join(' ')))");
  }

  /** What the console said, but for pages that we refused. */
  public List<String> console() {
    return console.stream().filter(line -> !line.contains(REFUSED)).toList();
  }

  /** Makes the folder of the pictures. */
  public static void makeFolder() throws IOException {
    Files.createDirectories(Path.of(System.getProperty("levante.screenshots")));
  }

  @Override
  public void close() {
    context.close();
  }
}
