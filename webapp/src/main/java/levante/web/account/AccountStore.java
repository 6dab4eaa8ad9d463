package levante.web.account;

import java.time.Instant;
import java.util.List;
import levante.kernel.OwnerId;

/** The accounts, durably. */
public interface AccountStore {
  /** All of them, by name. */
  List<Account> all();

  /** Notes when that user signed in; nothing for one who is gone. */
  void signedIn(OwnerId user, Instant at);
}
