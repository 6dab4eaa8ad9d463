package levante.web.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.web.security.PasswordHash;

/** The accounts, durably. */
public interface AccountStore {
  /** All of them, by name. */
  List<Account> all();

  /** That user's. */
  Optional<Account> find(OwnerId user);

  /** Notes when that user signed in; nothing for one who is gone. */
  void signedIn(OwnerId user, Instant at);

  /** Gives a user another password and ends their sessions: both or neither. */
  void setPassword(OwnerId user, PasswordHash password);

  /** Removes a user with their sessions and identities; one who is gone is no error. */
  void remove(OwnerId user);
}
