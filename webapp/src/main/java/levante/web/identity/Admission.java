package levante.web.identity;

import java.util.List;
import java.util.Optional;
import levante.web.security.Role;

/**
 * Whom this Levante admits of those whom a provider knows.
 *
 * @param admitted one of these is enough
 * @param admins one of these makes an admin
 */
public record Admission(List<Rule> admitted, List<Rule> admins) {
  /** Everybody: for a provider of the group's own. */
  private static final String EVERYBODY = "*";

  /**
   * A claim that has a value.
   *
   * @param claim empty for everybody
   */
  public record Rule(String claim, String value) {
    /**
     * Reads {@code claim=value}, or {@code *} for everybody.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Rule read(String text) {
      if (text.equals(EVERYBODY)) {
        return new Rule("", "");
      }
      int between = text.indexOf('=');
      if (between < 1 || between == text.length() - 1) {
        throw new IllegalArgumentException(
            "'%s' is no rule; write it like groups=biology, or * for everybody".formatted(text));
      }
      return new Rule(text.substring(0, between).strip(), text.substring(between + 1).strip());
    }

    /**
     * Reads several of one setting.
     *
     * @throws IllegalArgumentException that names the setting, when one is none
     */
    public static List<Rule> all(String setting, List<String> texts) {
      try {
        return texts.stream().map(Rule::read).toList();
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException("%s: %s".formatted(setting, wrong.getMessage()), wrong);
      }
    }

    boolean fits(Identity identity) {
      return claim.isEmpty() || identity.has(claim, value);
    }
  }

  public Admission {
    admitted = List.copyOf(admitted);
    admins = List.copyOf(admins);
  }

  /** As what somebody is admitted; empty when not at all. */
  public Optional<Role> roleOf(Identity identity) {
    if (admins.stream().anyMatch(rule -> rule.fits(identity))) {
      return Optional.of(Role.ADMIN);
    }
    return admitted.stream().anyMatch(rule -> rule.fits(identity))
        ? Optional.of(Role.USER)
        : Optional.empty();
  }
}
