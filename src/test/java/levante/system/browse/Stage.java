package levante.system.browse;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import levante.system.infra.LevanteServer;
import levante.system.infra.Wire;

/** Where the pages are played: a server, a browser and users, all of them ended with it. */
public final class Stage implements AutoCloseable {
  private static final String PASSWORD = "a-long-enough-password";

  private final LevanteServer server;
  private final Chromium chromium;

  private Stage(LevanteServer server, Chromium chromium) {
    this.server = server;
    this.chromium = chromium;
  }

  /**
   * Starts a server and a browser.
   *
   * @param folder in which the server's data are
   * @param settings of the server
   */
  public static Stage open(Path folder, String... settings) {
    try {
      Visitor.makeFolder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // The browser first: it ends with this process, and a server that was started does not.
    Chromium chromium = new Chromium();
    return new Stage(LevanteServer.start(folder.resolve("data"), settings), chromium);
  }

  /** Adds users who are no admins, to be let in by their names. */
  public void addUsers(String... names) {
    server.addUsers(PASSWORD, names);
  }

  /** The server. */
  public LevanteServer server() {
    return server;
  }

  /** The browser itself, for what no visitor does. */
  public Browser browser() {
    return chromium.browser();
  }

  /** Somebody who is not signed in yet. */
  public Visitor somebody() {
    return chromium.visitor(server.base());
  }

  /** A user who was added, signed in. */
  public Visitor visitor(String user) {
    return chromium.visitor(server.base()).signIn(user, PASSWORD);
  }

  /** The same, whose browser may run no script. */
  public Visitor visitorWithoutScript(String user) {
    return Visitor.withoutScript(browser(), server.base()).signIn(user, PASSWORD);
  }

  /** The admin, signed in. */
  public Visitor admin() {
    return chromium.visitor(server.base()).signIn("admin", server.adminPassword());
  }

  /** The wire of a user who was added. */
  public Wire wire(String user) {
    return new Wire(server.base(), user, PASSWORD);
  }

  @Override
  public void close() {
    chromium.close();
    server.close();
  }
}
