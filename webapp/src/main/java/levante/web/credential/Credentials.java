package levante.web.credential;

import java.util.List;
import java.util.function.Function;
import levante.kernel.Secret;

/** What a request brought to say who it is from; nothing of it is verified yet. */
public sealed interface Credentials {
  /** A name and a password. */
  record Password(String user, Secret password, List<CloudCredential> clouds)
      implements Credentials {
    public Password {
      clouds = List.copyOf(clouds);
    }
  }

  /** A token of ours. */
  record Token(Secret token, List<CloudCredential> clouds) implements Credentials {
    public Token {
      clouds = List.copyOf(clouds);
    }
  }

  /** Nothing, or nothing that can be read. */
  record Absent() implements Credentials {}

  /** Calls the function of the variant. */
  default <R> R match(
      Function<Password, R> password, Function<Token, R> token, Function<Absent, R> absent) {
    if (this instanceof Password one) {
      return password.apply(one);
    }
    return this instanceof Token one ? token.apply(one) : absent.apply((Absent) this);
  }
}
