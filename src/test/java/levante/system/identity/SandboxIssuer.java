package levante.system.identity;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import levante.kernel.testbed.OidcIssuer;

/** The issuer of the test bed. */
public final class SandboxIssuer implements Issuer {
  private final OidcIssuer issuer =
      OidcIssuer.start(URI.create("http://127.0.0.1/none"), Clock.systemUTC());

  /** Starts it. */
  public SandboxIssuer() {
    issuer.knows("ada", Map.of("preferred_username", "ada", "groups", List.of("lab")));
    issuer.knows(
        "carla", Map.of("preferred_username", "carla", "groups", List.of("lab", "chiefs")));
    issuer.knows("mallory", Map.of("preferred_username", "mallory"));
  }

  @Override
  public URI uri() {
    return issuer.uri();
  }

  @Override
  public String client() {
    return OidcIssuer.CLIENT;
  }

  @Override
  public String secret() {
    return OidcIssuer.SECRET;
  }

  @Override
  public void leadsBackTo(URI callback) {
    issuer.leadsBackTo(callback);
  }

  @Override
  public void signIn(Page page, String name) {
    page.getByLabel("Name").fill(name);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
  }

  @Override
  public String tokenOf(String name) {
    return issuer.tokenOf(name, OidcIssuer.CLIENT);
  }

  @Override
  public String foreignTokenOf(String name) {
    return issuer.tokenOf(name, "somebody-else");
  }

  @Override
  public String idTokenOf(String name) {
    return issuer.idTokenOf(name, OidcIssuer.CLIENT);
  }

  @Override
  public void goAway() {
    issuer.isAway(true);
  }

  @Override
  public void close() {
    issuer.close();
  }
}
