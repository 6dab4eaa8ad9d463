package levante.system.identity;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import levante.kernel.testbed.InfraScript;
import levante.system.infra.Wire;

/** A real Keycloak, whose realm {@code src/test/infra/keycloak/realm.json} says. */
public final class Keycloak implements Issuer {
  private static final String SCRIPT = "src/test/infra/keycloak/keycloak.sh";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Path folder;
  private final URI uri;

  /** Starts it, which takes half a minute. */
  public Keycloak() {
    try {
      folder = Files.createTempDirectory("levante-keycloak-").resolve("keycloak");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String owner = String.valueOf(ProcessHandle.current().pid());
    uri = URI.create(InfraScript.run(SCRIPT, Map.of(), List.of("up", folder.toString(), owner)));
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public String client() {
    return "levante";
  }

  @Override
  public String secret() {
    return "levante-secret";
  }

  /** It takes any port of this machine. Source: RFC 8252 section 7.3. */
  @Override
  public void leadsBackTo(URI callback) {
    if (!callback.getHost().equals("127.0.0.1")) {
      throw new AssertionError("its realm does not know " + callback);
    }
  }

  @Override
  public void signIn(Page page, String name) {
    page.getByLabel("Username or email").fill(name);
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
        .fill(name + "-password");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign In")).click();
  }

  @Override
  public String tokenOf(String name) {
    return token(client(), secret(), name, "access_token");
  }

  @Override
  public String foreignTokenOf(String name) {
    return token("other", "other-secret", name, "access_token");
  }

  @Override
  public String idTokenOf(String name) {
    return token(client(), secret(), name, "id_token");
  }

  private String token(String client, String secret, String name, String kind) {
    return new Wire(uri, client, secret)
        .post(
            uri.getPath() + "/protocol/openid-connect/token",
            FORM,
            "grant_type=password&scope=openid&username=%s&password=%s-password"
                .formatted(name, name))
        .json()
        .path(kind)
        .asText();
  }

  @Override
  public void goAway() {
    close();
  }

  @Override
  public void close() {
    InfraScript.run(SCRIPT, Map.of(), List.of("down", folder.toString()));
  }
}
