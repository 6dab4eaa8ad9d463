package levante.web.backup;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * A PostgreSQL is copied by its own program, which takes one moment of it while Levante works.
 *
 * @param url as its JDBC driver takes it
 */
public record PostgresqlCopy(String url) implements DatabaseCopy {
  private static final String JDBC = "jdbc:";

  @Override
  public void to(Path file) {
    throw new LevanteException(
        ErrorCode.INVALID_REQUEST,
        ("the database is a PostgreSQL; copy it with: %s; and keep secret.key of the data folder with"
                + " the copy")
            .formatted(command()));
  }

  /** The command that copies it. */
  String command() {
    URI place = URI.create(url.substring(JDBC.length()));
    String query = place.getRawQuery() == null ? "" : place.getRawQuery();
    // What the driver of Java understands besides, PostgreSQL's own programs do not.
    String user =
        Arrays.stream(query.split("&"))
            .filter(part -> part.startsWith("user="))
            .flatMap(part -> Stream.of("?", part))
            .collect(Collectors.joining());
    return "pg_dump --format=custom --file=levante.dump 'postgresql://%s%s%s'"
        .formatted(place.getRawAuthority(), place.getRawPath(), user);
  }
}
