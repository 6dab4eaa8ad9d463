package levante.web.security;

import java.util.Optional;
import levante.kernel.OwnerId;

/** The users, durably. */
public interface UserStore {
  /** Adds a user. Throws ALREADY_EXISTS when the name is taken. */
  void add(User user);

  /** The user of that name. */
  Optional<User> find(OwnerId name);
}
