package levante.oscar.exposed;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One line of the head of a request or an answer. Names are compared without regard to case. */
public record Header(String name, String value) {
  public Header {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }

  /** Whether it has that name. */
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** The first value under a name. */
  public static Optional<String> first(List<Header> all, String name) {
    return all.stream().filter(one -> one.isNamed(name)).map(Header::value).findFirst();
  }
}
