package levante.web.identity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.web.security.Role;
import levante.web.security.User;

/** Identities in memory. */
final class MemoryIdentities implements IdentityStore {
  private final Map<String, OwnerId> names = new TreeMap<>();
  private final Map<OwnerId, User> users = new TreeMap<>();

  @Override
  public synchronized Optional<User> find(Identity identity) {
    return Optional.ofNullable(names.get(identity.toString())).map(users::get);
  }

  @Override
  public synchronized void add(Identity identity, User user) {
    if (names.containsKey(identity.toString()) || users.containsKey(user.name())) {
      throw new LevanteException(ErrorCode.ALREADY_EXISTS, "taken");
    }
    users.put(user.name(), user);
    names.put(identity.toString(), user.name());
  }

  @Override
  public synchronized void change(OwnerId user, Role role) {
    users.computeIfPresent(
        user, (name, old) -> new User(name, old.password(), role, old.created()));
  }
}
