package levante.web.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.OwnerId;
import levante.web.security.PasswordHash;

/** Accounts in memory. */
public final class MemoryAccounts implements AccountStore {
  private final Map<OwnerId, Account> accounts = new TreeMap<>();
  private final Map<OwnerId, Instant> signedIn = new TreeMap<>();
  private final Map<OwnerId, PasswordHash> passwords = new HashMap<>();

  /** One more. */
  void add(Account account) {
    accounts.put(account.name(), account);
  }

  /** When each signed in. */
  public Map<OwnerId, Instant> signedIn() {
    return Map.copyOf(signedIn);
  }

  /** The passwords that were set. */
  Map<OwnerId, PasswordHash> passwords() {
    return Map.copyOf(passwords);
  }

  @Override
  public List<Account> all() {
    return new ArrayList<>(accounts.values());
  }

  @Override
  public Optional<Account> find(OwnerId user) {
    return Optional.ofNullable(accounts.get(user));
  }

  @Override
  public void signedIn(OwnerId user, Instant at) {
    signedIn.put(user, at);
  }

  @Override
  public void setPassword(OwnerId user, PasswordHash password) {
    passwords.put(user, password);
  }

  @Override
  public void remove(OwnerId user) {
    accounts.remove(user);
  }
}
