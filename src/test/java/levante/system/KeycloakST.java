package levante.system;

import java.io.IOException;
import java.nio.file.Path;
import levante.system.identity.IdentityWalk;
import levante.system.identity.Issuer;
import levante.system.identity.Keycloak;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** People sign in by a real Keycloak; {@link IdentityWalk} has the steps. */
@Tag("real")
class KeycloakST {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void peopleWhomKeycloakKnowsComeIn() throws IOException {
    try (Issuer issuer = new Keycloak()) {
      IdentityWalk.with(issuer, folder);
    }
  }
}
