package levante.system;

import java.io.IOException;
import java.nio.file.Path;
import levante.system.identity.IdentityWalk;
import levante.system.identity.Issuer;
import levante.system.identity.SandboxIssuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** People sign in by an identity provider on this machine; {@link IdentityWalk} has the steps. */
class IdentityST {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void peopleWhomAnIssuerKnowsComeIn() throws IOException {
    try (Issuer issuer = new SandboxIssuer()) {
      IdentityWalk.with(issuer, folder);
    }
  }
}
