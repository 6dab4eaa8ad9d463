package levante.web.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.kernel.OwnerId;

/** Accounts of whom it is only kept when they signed in. */
public final class MemoryAccounts implements AccountStore {
  private final Map<OwnerId, Instant> signedIn = new TreeMap<>();

  /** When each signed in. */
  public Map<OwnerId, Instant> signedIn() {
    return Map.copyOf(signedIn);
  }

  @Override
  public List<Account> all() {
    return List.of();
  }

  @Override
  public void signedIn(OwnerId user, Instant at) {
    signedIn.put(user, at);
  }
}
