package levante.web.security;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;

/** Users in memory. */
public final class MemoryUsers implements UserStore {
  private final Map<OwnerId, User> users = new TreeMap<>();

  @Override
  public void add(User user) {
    if (users.putIfAbsent(user.name(), user) != null) {
      throw new LevanteException(ErrorCode.ALREADY_EXISTS, "there is a user " + user.name());
    }
  }

  @Override
  public Optional<User> find(OwnerId name) {
    return Optional.ofNullable(users.get(name));
  }
}
