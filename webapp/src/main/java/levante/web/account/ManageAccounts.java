package levante.web.account;

import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.web.security.AddUser;
import levante.web.security.Caller;
import levante.web.security.FirstStart;
import levante.web.security.PasswordHash;

/** What an admin does with accounts that are there; FORBIDDEN for everybody else. */
public final class ManageAccounts {
  private final AccountStore accounts;
  private final Belongings belongings;
  private final SecureRandom random;

  /** What somebody has, that would be nobody's when they are gone. */
  @FunctionalInterface
  public interface Belongings {
    /** Such as {@code 2 infrastructures}; empty for somebody who has nothing. */
    List<String> of(OwnerId user);
  }

  /** The accounts of that store. */
  public ManageAccounts(AccountStore accounts, Belongings belongings, SecureRandom random) {
    this.accounts = Objects.requireNonNull(accounts, "accounts");
    this.belongings = Objects.requireNonNull(belongings, "belongings");
    this.random = Objects.requireNonNull(random, "random");
  }

  /** All of them, by name. */
  public List<Account> list(Caller caller) {
    caller.requireAdmin("sees users");
    return accounts.all();
  }

  /**
   * Gives a user another password, and ends their sessions.
   *
   * @throws LevanteException USER_NOT_FOUND, INVALID_REQUEST for a password out of bounds or a user
   *     whom an identity provider lets in
   */
  public void setPassword(Caller caller, OwnerId user, String password) {
    caller.requireAdmin("sets passwords");
    if (!get(user).isLocal()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "%s comes in by an identity provider".formatted(user));
    }
    AddUser.requireGood(password);
    accounts.setPassword(
        user, PasswordHash.of(Secret.of(password), PasswordHash.ITERATIONS, random));
  }

  /**
   * Removes a user with their sessions. What they did stays in the audit trail.
   *
   * @throws LevanteException USER_NOT_FOUND, USER_IN_USE while something is theirs or shared with
   *     them, INVALID_REQUEST for the first admin and for the caller
   */
  public void remove(Caller caller, OwnerId user) {
    caller.requireAdmin("removes users");
    get(user);
    if (user.equals(FirstStart.ADMIN) || user.equals(caller.owner())) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "neither the first admin nor yourself can be removed");
    }
    List<String> left = belongings.of(user);
    if (!left.isEmpty()) {
      throw new LevanteException(
          ErrorCode.USER_IN_USE,
          "%s has %s; delete them or give them away first"
              .formatted(user, String.join(", ", left)));
    }
    accounts.remove(user);
  }

  private Account get(OwnerId user) {
    return accounts
        .find(user)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.USER_NOT_FOUND, "there is no user %s".formatted(user)));
  }
}
