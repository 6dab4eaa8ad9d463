package levante.system.identity;

import com.microsoft.playwright.Page;
import java.net.URI;

/**
 * A provider of OpenID Connect that knows {@code ada} of the group {@code lab}, {@code carla} of
 * {@code lab} and {@code chiefs}, and {@code mallory} of no group.
 */
public interface Issuer extends AutoCloseable {
  /** What it calls itself. */
  URI uri();

  /** What it calls Levante. */
  String client();

  /** The secret of that client. */
  String secret();

  /** Leads browsers back to there. */
  void leadsBackTo(URI callback);

  /** Signs somebody in on its page, which is open. */
  void signIn(Page page, String name);

  /** An access token of somebody that is made for Levante's client. */
  String tokenOf(String name);

  /** An access token that is not. */
  String foreignTokenOf(String name);

  /** What tells Levante's client who somebody is; no token to do anything with. */
  String idTokenOf(String name);

  /** Answers nothing any more. */
  void goAway();

  @Override
  void close();
}
