package levante.web.security;

/** What a user may do. */
public enum Role {
  /** Sees and changes what is theirs. */
  USER,
  /** Besides, manages users. */
  ADMIN
}
