package levante.provisioner.infrastructure;

import java.util.Objects;
import levante.provisioner.history.EventHistory;

/** All that Levante itself keeps of infrastructures. */
public record Records(InfrastructureStore store, CredentialVault vault, EventHistory history) {
  public Records {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(vault, "vault");
    Objects.requireNonNull(history, "history");
  }
}
