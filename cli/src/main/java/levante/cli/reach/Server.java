package levante.cli.reach;

import levante.cli.client.Account;
import levante.cli.client.Calls;
import levante.cli.client.LevanteClient;
import levante.cli.client.Patience;
import levante.cli.client.Wire;

/**
 * A server, who calls it, and how long it is waited for.
 *
 * @param patience of each call, and of what is looked for again and again
 */
public record Server(Wire wire, Account account, Patience patience) {
  /** What was called since the first verbs. */
  public LevanteClient client() {
    return new LevanteClient(wire, account);
  }

  /** Any call. */
  public Calls calls() {
    return new Calls(wire, account);
  }
}
