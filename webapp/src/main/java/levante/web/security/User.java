package levante.web.security;

import java.time.Instant;
import java.util.Objects;
import levante.kernel.OwnerId;

/** A user of this Levante; the name is what owns things. */
public record User(OwnerId name, PasswordHash password, Role role, Instant created) {
  public User {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(created, "created");
  }
}
