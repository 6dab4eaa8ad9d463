package levante.system.browse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's chromium. */
public final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  /** Starts it. */
  public Chromium() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  /** The browser itself. */
  public Browser browser() {
    return browser;
  }

  /** Somebody with a session of their own, not signed in yet. */
  public Visitor visitor(URI base) {
    return new Visitor(browser, base);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
