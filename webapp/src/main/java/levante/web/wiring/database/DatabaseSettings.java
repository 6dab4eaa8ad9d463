package levante.web.wiring.database;

import java.util.Optional;
import levante.kernel.Secret;

/**
 * Where Levante keeps what is durable. The sandbox's own world stays in the data folder.
 *
 * @param url of a PostgreSQL, as its JDBC driver takes it; absent for H2 in the data folder
 * @param password of the user that the URL names; absent when none is needed
 */
public record DatabaseSettings(Optional<String> url, Optional<Secret> password) {
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /**
   * As the settings say it.
   *
   * @param key of the URL, for what is wrong with it
   * @param url empty for none
   * @param password empty for none
   * @throws IllegalArgumentException when it is no URL of a PostgreSQL, or holds a password
   */
  public static DatabaseSettings of(String key, String url, String password) {
    if (!url.isEmpty() && !url.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException(
          "%s is '%s'; write it like jdbc:postgresql://db.example:5432/levante?user=levante"
              .formatted(key, url));
    }
    if (url.contains("password=")) {
      throw new IllegalArgumentException(
          "%s holds a password, which everybody on this machine can read; put it into a file"
              .formatted(key));
    }
    return new DatabaseSettings(
        Optional.of(url).filter(one -> !one.isEmpty()),
        Optional.of(password.strip()).filter(one -> !one.isEmpty()).map(Secret::of));
  }
}
